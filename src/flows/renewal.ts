/** Renewal: "Is this still right?", a new key and its CSR, the agreement. REN-2. From the officers' desk on it goes the way of an issuance. */
import type { Case } from '#ra/case.ts';
import { missingItems } from '#ra/case.ts';
import type { SerialNumber } from '#ra/values.ts';
import { sendRequest } from './agreement.ts';
import { checklist } from './checklist.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import { contactOf, faultText } from './form.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';

/** `about`: the serial number of the certificate a button stood under, or the item to mend first. */
export const renewal = (deps: FlowDeps) =>
  async function renewal(
    conversation: FlowConversation,
    ctx: FlowContext,
    _shownName?: string,
    about = '',
  ): Promise<void> {
    const talk = await interview(conversation, ctx);
    const begun = await openRenewal(talk, deps, about);
    if (begun.state !== 'draft') return talk.say('renewal-waiting', { number: String(begun.id) }).then(() => undefined);
    const confirmed = await confirmData(talk, deps, begun);
    await sendRequest(talk, deps, await checklist(talk, deps, confirmed));
  };

/** Where it cannot be renewed: why, and the button of what can be done instead. */
const instead: Readonly<Record<string, { readonly words: string; readonly go: string }>> = {
  ERR_RENEWAL_EARLY: { words: 'error-renewal-early', go: 'ubah' },
  ERR_CERTIFICATE_EXPIRED: { words: 'renewal-expired', go: 'terbit' },
  ERR_CERTIFICATE_REVOKED: { words: 'renewal-revoked', go: 'terbit' },
  ERR_CERTIFICATE_NOT_FOUND: { words: 'renewal-none', go: 'terbit' },
  ERR_CERTIFICATE_HELD: { words: 'renewal-held', go: 'status' },
  ERR_CERTIFICATE_NOT_CURRENT: { words: 'error-certificate-not-current', go: 'sertifikat' },
};

const openRenewal = async (talk: Interview, { office }: FlowDeps, about: string): Promise<Case> => {
  const serial = /^[0-9a-f]{8,40}$/.test(about) ? (about as SerialNumber) : undefined; // the office looks whose it is
  const done = await talk.attempt((by) => office.renewal.open(by, serial));
  if (done.ok) return done.value;
  const { code, key, values } = done.refusal;
  const way = instead[code];
  if (!way) await talk.say(key, values);
  else
    await talk.sayText(talk.words(way.words, values), [
      [{ text: talk.label(`button-${way.go}`), callback_data: `go:${way.go}` }],
    ]);
  return talk.stop();
};

/** REN-2: the last data, once more. Whatever changed is a case of its own (ACC-9), and the renewal waits for it. */
const confirmData = async (talk: Interview, deps: FlowDeps, it: Case): Promise<Case> => {
  if (!missingItems(it).includes('unchanged')) return it;
  const answer = await talk.choose(
    await dataText(talk, deps, it),
    [
      { value: 'yes', label: talk.label('button-still-right') },
      { value: 'changed', label: talk.label('button-changed') },
    ],
    { help: talk.words('help-still-right', await contactOf({ talk, deps }, it)) },
  );
  if (answer === 'yes') return talk.perform((by) => deps.office.renewal.confirmUnchanged(by, it.id));
  await talk.sayText(talk.words('renewal-changed', { number: String(it.id) }), [
    [{ text: talk.label('button-ubah'), callback_data: 'go:ubah' }],
  ]);
  return talk.stop();
};

const dataText = async (talk: Interview, { office }: FlowDeps, it: Case): Promise<string> => {
  const data = await talk.look(async () => {
    const { account, agency } = (await office.desk.view(it.id)) ?? {};
    const { name = '', position, unit, mail = '' } = account ?? {};
    return { name, position: position ?? '–', unit: unit ?? '–', agency: agency?.name ?? '–', mail };
  });
  const lines = (['name', 'position', 'unit', 'agency', 'mail'] as const).map((item) =>
    talk.words('summary-line', { label: talk.label(`item-${item}`), value: data[item] }),
  );
  const fault = it.faults.find(({ item, mended }) => item === 'unchanged' && !mended);
  const head = fault
    ? `${talk.words('to-mend')}\n${faultText(talk, fault)}`
    : talk.words('renewal-begun', { number: String(it.id) });
  return [head, '', talk.words('renewal-still-right'), ...lines].join('\n');
};

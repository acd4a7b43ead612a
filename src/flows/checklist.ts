/** ISS-3 to ISS-6: what a request needs, in either order, on a list that ticks itself. Sumbar issuance 3–5, Lemsaneg 3–5; a renewal needs no letter (REN-2). */
import type { Case } from '#ra/case.ts';
import { askableOf, missingItems } from '#ra/case.ts';
import { clean } from './answers.ts';
import type { FlowDeps } from './context.ts';
import { contactOf, faultText } from './form.ts';
import type { FileReference, Interview } from './interview.ts';
import { handOutTemplate } from './letter-data.ts';
import { fetched, takeFile } from './upload.ts';

/** The papers on the list; what else a case asks for is asked elsewhere. */
const listed = ['csr', 'letter'] as const;
const missingPapers = (it: Case) => {
  const missing = missingItems(it);
  return listed.filter((item) => missing.includes(item));
};

/** ISS-6: what comes is taken, in any order, recognised by what it is; the list ticks itself until nothing is missing. */
export const checklist = async (talk: Interview, deps: FlowDeps, begun: Case): Promise<Case> => {
  let it = begun;
  for (let misses = 0; ; ) {
    const missing = missingPapers(it);
    if (missing.length === 0) return it;
    const reply = await talk.question({
      text: checklistText(talk, it),
      choices: [
        ...(missing.includes('csr') ? [{ value: 'key-tool', label: talk.label('button-key-tool') }] : []),
        ...(missing.includes('letter') ? [{ value: 'template', label: talk.label('button-template') }] : []),
      ],
      takes: ['file', 'text'],
      help: talk.words(
        it.kind === 'renewal' ? 'help-renewal-checklist' : 'help-checklist',
        await contactOf({ talk, deps }, it),
      ),
    });
    if (reply.kind === 'choice') {
      await (reply.value === 'template' ? handOutTemplate(talk, deps, it) : handOutKeyTool(talk, deps, it));
      continue;
    }
    const next =
      reply.kind === 'file'
        ? await takePaper(talk, deps, it, reply.file)
        : reply.kind === 'text'
          ? await takePastedCsr(talk, deps, it, reply.text)
          : undefined;
    misses = next ? 0 : misses + 1;
    if (misses >= 2) await talk.say('ask-this-person', await contactOf({ talk, deps }, it));
    it = next ?? it;
  }
};

const checklistText = (talk: Interview, it: Case): string => {
  const missing = missingPapers(it);
  const wasSentBack = it.faults.length > 0;
  const lines = listed
    .filter((item) => (wasSentBack ? it.faults.some((fault) => fault.item === item) : askableOf(it).includes(item)))
    .map((item) =>
      talk.words(`checklist-${missing.includes(item) ? (wasSentBack ? 'again' : 'open') : 'done'}`, {
        label: talk.label(`item-${item}`),
      }),
    );
  const open = it.faults
    .filter((fault) => !fault.mended && missing.some((item) => item === fault.item))
    .map((fault) => faultText(talk, fault));
  const head = wasSentBack
    ? talk.words('to-mend')
    : talk.words(it.kind === 'renewal' ? 'renewal-checklist-title' : 'checklist-title', { number: String(it.id) });
  const ask =
    missing.includes('csr') && missing.includes('letter')
      ? 'checklist-ask'
      : missing.includes('csr')
        ? 'checklist-ask-csr'
        : 'checklist-ask-letter';
  return [head, ...open, '', ...lines, '', talk.words(ask)].join('\n');
};

/** ISS-3: the key is made on the person's own device, offline. */
const handOutKeyTool = async (talk: Interview, { keyTool, links }: FlowDeps, it: Case): Promise<void> => {
  const caption = (link: string) => talk.words('key-tool-caption', { link, sha256: keyTool.sha256 });
  await talk.handOut(async (visitor) => {
    const known = new URLSearchParams({ n: visitor.account?.name ?? '', c: String(it.id) }).toString();
    return { bytes: keyTool.html, name: 'lencana-kunci.html', caption: caption(`${links.keyTool}#${known}`) };
  });
};

/** Told by content: a PDF or a picture is the letter, everything else is tried as a CSR. */
const takePaper = async (talk: Interview, deps: FlowDeps, it: Case, file: FileReference): Promise<Case | undefined> => {
  await talk.busy();
  const kind = await talk.attempt(async () => {
    const bytes = await fetched(deps, file);
    return looksLikePaper(bytes) || file.kind === 'photo' ? 'letter' : 'csr';
  });
  if (!kind.ok) return void (await talk.say(kind.refusal.key, kind.refusal.values));
  if (kind.value === 'csr')
    return takeCsr(talk, async (by) => deps.office.issuance.attachCsr(by, it.id, await fetched(deps, file)));
  if (!askableOf(it).includes('letter')) return void (await talk.say('renewal-without-letter'));
  const done = await talk.attempt((by) => takeFile(deps, by, it, 'letter', file, false));
  if (!done.ok) return void (await talk.say(done.refusal.key, done.refusal.values));
  return file.kind === 'photo' ? morePages(talk, deps, done.value) : done.value;
};

/** A letter of several photographed pages. */
const morePages = async (talk: Interview, deps: FlowDeps, begun: Case): Promise<Case> => {
  let it = begun;
  for (let pages = 1; ; ) {
    const reply = await talk.question({
      text: talk.words('page-received', { pages: String(pages) }),
      choices: [{ value: 'done', label: talk.label('button-pages-done') }],
      takes: ['file'],
    });
    if (reply.kind !== 'file') return it;
    const { file } = reply;
    if (file.kind === 'document') return (await takePaper(talk, deps, it, file)) ?? it;
    const more = await talk.attempt((by) => takeFile(deps, by, it, 'letter', file, true));
    if (more.ok) [it, pages] = [more.value, pages + 1];
    else await talk.say(more.refusal.key, more.refusal.values);
  }
};

const takePastedCsr = (talk: Interview, deps: FlowDeps, it: Case, text: string): Promise<Case | undefined> => {
  if (clean(text).length < 100 && !text.includes('-----'))
    return talk.say('checklist-not-understood').then(() => undefined);
  return takeCsr(talk, (by) => deps.office.issuance.attachCsr(by, it.id, new TextEncoder().encode(text)));
};

const takeCsr = async (talk: Interview, act: Parameters<typeof talk.attempt<Case>>[0]): Promise<Case | undefined> => {
  const done = await talk.attempt(act);
  if (!done.ok) return void (await talk.say(done.refusal.key, done.refusal.values));
  await talk.say('csr-received', { key: `${(done.value.key ?? '').slice(0, 16)}…` });
  return done.value;
};

const looksLikePaper = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return (
    head.includes('%PDF') ||
    head.startsWith('\x89PNG') ||
    head.startsWith('\xff\xd8') ||
    head.startsWith('PK') ||
    head.startsWith('MZ') ||
    head.startsWith('GIF8') ||
    head.startsWith('RIFF') ||
    head.slice(4, 8) === 'ftyp'
  );
};

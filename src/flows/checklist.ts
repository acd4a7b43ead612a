/** ISS-3 to ISS-6: what a request needs, in either order, on a list that ticks itself. Sumbar issuance 3–5, Lemsaneg 3–5; a renewal needs no letter (REN-2). */
import { wordsIn } from '#locales/words.ts';
import type { Actor } from '#ra/actor.ts';
import type { Case } from '#ra/case.ts';
import { askableOf, missingItems } from '#ra/case.ts';
import { clean } from './answers.ts';
import type { FlowDeps } from './context.ts';
import { contactOf, faultText } from './form.ts';
import type { FileReference, Interview } from './interview.ts';
import { keyToolHandout } from './key-tool.ts';
import { handOutTemplate } from './letter-data.ts';
import { collectPages } from './pages.ts';
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
      await (reply.value === 'template'
        ? handOutTemplate(talk, deps, it)
        : talk.handOut(async (visitor) => keyToolHandout(deps, it, visitor, wordsIn(talk.language()))));
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

/** Told by content: a PDF or a picture is the letter, everything else is tried as a CSR. */
const takePaper = async (talk: Interview, deps: FlowDeps, it: Case, file: FileReference): Promise<Case | undefined> => {
  await talk.busy();
  const kind = await talk.attempt(() => kindOf(deps, file));
  if (!kind.ok) return void (await talk.say(kind.refusal.key, kind.refusal.values));
  if (kind.value === 'csr')
    return takeCsr(talk, async (by) => deps.office.issuance.attachCsr(by, it.id, await fetched(deps, file)));
  if (!askableOf(it).includes('letter')) return void (await talk.say('renewal-without-letter'));
  const done = await talk.attempt((by) => takeFile(deps, by, it, 'letter', file, false));
  if (!done.ok) return void (await talk.say(done.refusal.key, done.refusal.values));
  if (file.kind === 'document' && file.album === null) return done.value;
  return collectPages({ talk, deps }, done.value, 'letter', file, (now, next) => takeCsrBeside(talk, deps, now, next));
};

const kindOf = async (deps: FlowDeps, file: FileReference): Promise<'letter' | 'csr'> =>
  file.kind === 'photo' || looksLikePaper(await fetched(deps, file)) ? 'letter' : 'csr';

/** A CSR among the pages; the case as it was where it was no good one. */
const takeCsrBeside = async (
  talk: Interview,
  deps: FlowDeps,
  it: Case,
  file: FileReference,
): Promise<Case | undefined> => {
  if (file.kind === 'photo') return undefined;
  const kind = await talk.attempt(() => kindOf(deps, file));
  if (!kind.ok || kind.value === 'letter') return undefined; // what cannot be fetched is said where it is fetched as a page
  const act = async (by: Actor) => deps.office.issuance.attachCsr(by, it.id, await fetched(deps, file));
  return (await takeCsr(talk, act)) ?? it;
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

/**
 * A letter of several pages: counted as they come until the person says that it is complete. An album is answered once, by a message that
 * counts up; what comes late of it is added all the same. ISS-5, CONVERSATION 5 and 7.
 */
import type { Case, DocumentItem } from '#ra/case.ts';
import type { FlowDeps } from './context.ts';
import type { FileReference, Interview } from './interview.ts';
import { pagesOf, takeFile } from './upload.ts';

type PageItem = Exclude<DocumentItem, 'csr'>;
type FlowTalk = { readonly talk: Interview; readonly deps: FlowDeps };
/** Takes a file that is no page of this paper at all; undefined where it is one. */
type Other = (it: Case, file: FileReference) => Promise<Case | undefined>;
const noOther: Other = async () => undefined;

/** `first` was taken already. */
export const collectPages = async (
  flow: FlowTalk,
  begun: Case,
  item: PageItem,
  first: FileReference,
  other = noOther,
): Promise<Case> => {
  const { talk } = flow;
  let it = begun;
  let { album } = first;
  let refused: string | undefined;
  for (;;) {
    const pages = await talk.look(() => pagesOf(flow.deps, it, item));
    const reply = await talk.question({
      text: talk.words('page-received', { pages }),
      choices: [{ value: 'done', label: talk.label('button-pages-done') }],
      takes: ['file'],
      album,
    });
    if (reply.kind !== 'file') break;
    if (reply.file.album !== album) refused = undefined;
    ({ album } = reply.file);
    const elsewhere = await other(it, reply.file);
    const added = elsewhere ? ({ ok: true, value: elsewhere } as const) : await addPage(flow, it, item, reply.file);
    if (added.ok) it = added.value;
    // An eleventh page too many of one album is not refused eleven times.
    else if (refused !== added.refusal.code) await talk.say(added.refusal.key, added.refusal.values);
    refused = added.ok ? refused : added.refusal.code;
  }
  expectMorePages(flow, it, item, album, other);
  return it;
};

/** The rest of an album whose first items were taken, while something else is asked already. */
export const expectMorePages = (
  flow: FlowTalk,
  { id }: Case,
  item: PageItem,
  album: string | null,
  other = noOther,
): void => {
  const { talk, deps } = flow;
  talk.expectMore(album, async (file) => {
    const now = await talk.look(async () => (await deps.office.desk.view(id))?.it ?? null);
    if (!now || (await other(now, file))) return;
    const added = await addPage(flow, now, item, file);
    if (!added.ok) return void (await talk.say(added.refusal.key, added.refusal.values));
    const pages = await talk.look(() => pagesOf(deps, added.value, item));
    await talk.say('page-late', { pages, item: talk.label(`item-${item}`) });
  });
};

const addPage = async ({ talk, deps }: FlowTalk, it: Case, item: PageItem, file: FileReference) => {
  await talk.busy();
  return talk.attempt((by) => takeFile(deps, by, it, item, file, true));
};

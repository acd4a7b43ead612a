/** How a notice is put into words, whatever its chapter: plain, sent back for mending, refused. CONVERSATION 11. */

import type { Words } from '#locales/words.ts';
import { maskMail } from '#ra/identity-numbers.ts';
import type { Notice, NoticeName } from '#ra/notice.ts';
import type { Links } from '#ra/office/deps.ts';
import type { CaseView } from '#ra/office/desk.ts';
import type { NetworkName } from '#ra/values.ts';
import { button } from '../cards/card-data.ts';
import { faultyItems } from '../cards/faults.ts';
import { type Rejection, rejectionText } from '../cards/rejection.ts';
import type { Keyboard, OutgoingMessage } from './sending.ts';

export type Occasion = {
  readonly notice: Notice;
  /** As the case stands now; undefined where the notice is about none. */
  readonly view: CaseView | undefined;
  readonly words: Words;
  readonly network: NetworkName;
  readonly links: Pick<Links, 'keyTool'>;
};
export type Wording = (occasion: Occasion) => OutgoingMessage | undefined;

export const go = (words: Words, label: string, where: string): Keyboard => [
  [button(words.plain(`notice-button-${label}`), `go:${where}`)],
];

/** `notice-<name>` with what the office gave and the case tells. */
const said = (name: NoticeName, { notice, view, words }: Occasion): string =>
  words(`notice-${name}`, {
    case: String(notice.case ?? ''),
    kind: view?.it.kind ?? '',
    mail: maskMail(view?.it.answers.mail ?? view?.account?.mail ?? ''),
    ...notice.values,
  });
export const plainly =
  (name: NoticeName, keyboard: (occasion: Occasion) => Keyboard = () => []): Wording =>
  (occasion) => ({ text: said(name, occasion), keyboard: keyboard(occasion) });

/** Sent back: each fault with its reason and remedy, and one button per item. Nothing once the applicant has mended it all. */
export const sentBack =
  (name: Rejection): Wording =>
  ({ view, words }) => {
    const open = view?.it.faults.filter(({ mended }) => !mended) ?? [];
    if (!view || open.length === 0) return undefined;
    const keyboard = faultyItems(open).map((item) => [
      button(words.plain(`notice-button-mend-${item}`), `mend:${view.it.id}:${item}`),
    ]);
    return { text: rejectionText(view, name, open, words), keyboard };
  };

export const refused =
  (name: Rejection): Wording =>
  ({ view, words }) =>
    view && { text: rejectionText(view, name, view.it.faults, words), keyboard: [] };

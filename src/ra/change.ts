/** What a change of data asks of the registry, field by field: today's value and the new one. ACC-9 (Kebumen warning 3). */
import type { Account } from './account.ts';
import type { Case, ChangeableItem } from './case.ts';
import { changeableItems } from './case.ts';

export type Change = { readonly item: ChangeableItem; readonly before: string | null; readonly after: string };

/** In the order of the form. `before` is what the registry says now: once applied it is the new value itself. */
export const changesIn = (
  { answers }: Pick<Case, 'answers'>,
  account: Pick<Account, ChangeableItem>,
): readonly Change[] =>
  changeableItems.flatMap((item) => {
    const after = answers[item];
    return after === undefined ? [] : [{ item, before: account[item], after }];
  });

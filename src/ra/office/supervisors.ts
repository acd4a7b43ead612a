/** How those who watch over the desks are told; that a desk is late: its supervisors, else its parent's, else the administrators. REC-2. */
import type { Desk } from '../agency.ts';
import type { Case } from '../case.ts';
import type { MailLetter, Notice } from '../notice.ts';
import type { Records } from '../ports.ts';
import { turnOf } from '../service-clock.ts';
import type { AccountId, DeskId } from '../values.ts';
import type { CaseScene, Scene } from './act.ts';
import { desksOf } from './cards.ts';
import { chatOf, mailOwner } from './owner.ts';

/** Of a desk of this group that has the case and whose turn it is, whatever else this person is there. */
export const isSupervisor = async ({ records, by, it, standing }: CaseScene): Promise<boolean> => {
  if (!standing.account || !by.memberOf) return false;
  const here = (await records.desks.inChat(by.memberOf)).map(({ id }) => id);
  const turn = turnOf(it)?.desk;
  const having = (await desksOf(records, it)).filter(({ kind }) => !turn || kind === turn).map(({ id }) => id);
  const isHere = (id: DeskId | null) => id !== null && here.includes(id) && having.includes(id);
  return (await records.roles.of(standing.account.id)).some(({ role, desk }) => role === 'supervisor' && isHere(desk));
};

/** So many numbers are named; the desk's list has them all. */
const mostNamed = 20;

/** One message a desk, however many cases were late at once; privately, with numbers and no names. */
export const tellSupervisors = async (
  { records }: Scene,
  escalated: readonly { readonly it: Case; readonly desk: Desk }[],
): Promise<void> => {
  for (const [, late] of Map.groupBy(escalated, ({ desk }) => desk.id)) {
    const [first] = late;
    if (!first) continue;
    const { desk } = first;
    const parent = desk.parent === null ? undefined : await records.desks.find(desk.parent);
    const named = late.slice(0, mostNamed).map(({ it }) => String(it.id));
    const values = {
      count: late.length,
      cases: named.join(', '),
      more: late.length > named.length ? late.length - named.length : 'none',
      desk: desk.name,
      parent: parent?.kind === desk.kind ? parent.name : 'none',
    };
    for (const id of await supervisorsOf(records, desk))
      await tellColleague(records, id, {
        notice: { name: 'case-escalated', values },
        letter: { name: 'case-escalated', values },
      });
  }
};

/** Who watches over a desk, and the administrators, each once. */
export const tellWatchers = async (records: Records, desk: Desk, word: Word): Promise<void> => {
  const administrators = (await records.roles.administrators()).map(({ account }) => account);
  for (const id of new Set([...(await supervisorsOf(records, desk)), ...administrators]))
    await tellColleague(records, id, word);
};

const supervisorsOf = async (records: Records, desk: Desk): Promise<readonly AccountId[]> => {
  for (const id of [desk.id, desk.parent]) {
    const grants = id === null ? [] : await records.roles.at(id);
    const found = grants.filter(({ role }) => role === 'supervisor').map(({ account }) => account);
    if (found.length > 0) return found;
  }
  return (await records.roles.administrators()).map(({ account }) => account);
};

type Word = { readonly notice: Notice; readonly letter: MailLetter };

/** In the chat they last spoke in; by mail who has none, and `alsoByMail` who has. */
export const tellColleague = async (
  records: Records,
  id: AccountId,
  { notice, letter }: Word,
  { alsoByMail = false }: { readonly alsoByMail?: boolean } = {},
): Promise<void> => {
  const account = await records.accounts.find(id);
  if (!account) return;
  const chat = await chatOf(records, id);
  if (chat) await records.announcer.tell(chat.at, account.language, notice);
  if (!chat || alsoByMail) await mailOwner(records, account, letter);
};

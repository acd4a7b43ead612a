/** Kebumen account 7–8, Ciamis 4–5: logging in through a page of ours and a code in this chat. ACC-7, ACC-8. */
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';
import { recoverMailbox } from './rebinding.ts';

export const login = (deps: FlowDeps) =>
  async function login(conversation: FlowConversation, ctx: FlowContext, shownName: string) {
    const { office } = deps;
    const talk = await interview(conversation, ctx);
    const known = await talk.look(async (visitor) => visitor.account?.name ?? null);
    if (known) return talk.say('login-already', { name: known });
    const { link, minutes } = await talk.perform((by) => office.login.begin(by, shownName, talk.language()));
    for (let again = false; ; again = true) {
      const reply = await talk.question({
        text: talk.words(again ? 'login-code-again' : 'login-link', { link, minutes: String(minutes) }),
        choices: [{ value: 'forgot', label: talk.label('button-forgot') }],
        takes: ['text'],
        help: talk.words('help-login'),
      });
      if (reply.kind === 'choice') return forgotten(talk, deps);
      if (reply.kind !== 'text') continue;
      if (!/^[\s.-]*(\d[\s.-]*){6}$/.test(reply.text)) {
        await warnOfPassword(talk, office, reply.text);
        continue;
      }
      const answer = await talk.perform((by) => office.login.confirm(by, reply.text));
      if (answer.outcome === 'in')
        return talk.say(answer.atDesk ? 'login-done-desk' : 'login-done', { name: answer.name });
      await talk.say(
        answer.outcome === 'wrong' ? 'login-code-wrong' : 'login-code-none',
        answer.outcome === 'wrong' ? { left: String(answer.left) } : {},
      );
      if (answer.outcome === 'none') return;
    }
  };

/** The answer is the same for everybody; who has lost the mailbox as well goes another way (ACC-8). */
const forgotten = async (talk: Interview, deps: FlowDeps): Promise<void> => {
  const reply = await talk.question({
    text: talk.words('forgot-ask'),
    choices: [{ value: 'lost', label: talk.label('button-mailbox-lost') }],
    takes: ['text'],
  });
  if (reply.kind === 'choice') return recoverMailbox(talk, deps);
  if (reply.kind !== 'text') return;
  const { minutes } = await talk.perform((by) => deps.office.login.forget(by, reply.text));
  await talk.say('forgot-sent', { minutes: String(minutes) });
};

/** ACC-7: whatever is typed here instead of the code may be a password, so it is taken away; a known one is void. */
const warnOfPassword = async (talk: Interview, office: FlowDeps['office'], text: string): Promise<void> => {
  const { voided } = await talk.perform((by) => office.login.voidTyped(by, text));
  const gone = await talk.removeLast();
  if (voided) return void (await talk.say(gone ? 'password-typed-removed' : 'password-typed'));
  await talk.say(gone ? 'login-code-shape-removed' : 'login-code-shape');
};

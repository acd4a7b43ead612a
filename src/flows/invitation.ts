/**
 * `/hubungkan` with a code, in private: it gives a role, and the first administrator also says who they are; or it opens here the account whose
 * owner made it in another chat (ACC-8). DESIGN "Public contract".
 */

import type { Reader } from './answers.ts';
import { mailAddress, personName } from './answers.ts';
import type { FlowContext, FlowConversation, FlowDeps } from './context.ts';
import type { Interview } from './interview.ts';
import { interview } from './interview.ts';

export const invitation = ({ office }: FlowDeps) =>
  async function invitation(conversation: FlowConversation, ctx: FlowContext, code: string) {
    const talk = await interview(conversation, ctx);
    const opens = await talk.look(
      async ({ address }) => (await office.administration.codeOpens(code, address)) ?? 'nothing',
    );
    if (opens === 'desk') return void (await talk.say('invitation-desk-code'));
    if (opens === 'joining' || opens === 'nothing') return join(talk, office, code);
    if (opens === 'administrator') {
      const name = await askText(talk, 'invitation-ask-name', personName);
      const mail = await askText(talk, 'invitation-ask-mail', mailAddress);
      const { username, link } = await talk.perform((by) =>
        office.administration.becomeAdministrator(by, code, { name, mail, language: talk.language() }),
      );
      return void (await talk.say(link ? 'invitation-administrator' : 'invitation-administrator-known', {
        username,
        link: link ?? '',
      }));
    }
    const { role, name, username, link } = await talk.perform((by) => office.administration.acceptInvitation(by, code));
    const values = { name, username, role: talk.label(`role-${role}`), link: link ?? '' };
    await talk.say(link ? 'invitation-accepted' : 'invitation-accepted-known', values);
  };

/** A code that opens nothing is counted as well, whatever it was meant for. */
const join = async (talk: Interview, office: FlowDeps['office'], code: string): Promise<void> => {
  const joined = await talk.perform((by) => office.login.join(by, code));
  if (joined.outcome !== 'in') return void (await talk.say(`joining-${joined.outcome}`));
  const go = (name: string) => ({ text: talk.label(`button-${name}`), callback_data: `go:${name}` });
  await talk.sayText(talk.words('joining-done', { name: joined.name }), [[go('status')], [go('bantuan')]]);
};

const askText = async (talk: Interview, key: string, reader: Reader): Promise<string> => {
  for (;;) {
    const reply = await talk.question({ text: talk.words(key), takes: ['text'] });
    const answer = reply.kind === 'text' ? reader(reply.text) : undefined;
    if (answer?.ok) return answer.value;
    if (answer) await talk.say(`answer-${answer.fault}`, answer.values);
  }
};

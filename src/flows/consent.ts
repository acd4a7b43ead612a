/** Before anything is asked about a person: the language, and the privacy notice they accept. ACC-1 (Kebumen account 1). */
import type { FlowDeps } from './context.ts';
import type { Interview } from './interview.ts';

export const chooseLanguage = async (talk: Interview, { office }: FlowDeps): Promise<void> => {
  const known = await talk.look(async (visitor) => visitor.contact?.language ?? null);
  if (known) return;
  const language = await talk.choose(talk.words('ask-language'), [
    { value: 'id', label: 'Bahasa Indonesia' },
    { value: 'en', label: 'English' },
  ]);
  await talk.perform((by) => office.reception.chooseLanguage(by, language === 'en' ? 'en' : 'id'));
  await talk.switchTo(language === 'en' ? 'en' : 'id');
};

/** ACC-1: nothing about a person is asked before they have read what happens to it. `purpose`: what would begin then. */
export const agreeToPrivacy = async (
  talk: Interview,
  { office }: FlowDeps,
  purpose: 'registration' | 'rebinding' | 'hold',
): Promise<void> => {
  const consented = await talk.look(
    async (visitor) => visitor.contact?.consent !== null && visitor.contact?.consent !== undefined,
  );
  if (consented) return;
  const answer = await talk.choose(talk.words('privacy-notice'), [
    { value: 'yes', label: talk.label(`button-consent-${purpose}`) },
    { value: 'no', label: talk.label('button-decline') },
  ]);
  if (answer !== 'yes') {
    await talk.say(`privacy-declined-${purpose}`);
    return talk.stop();
  }
  await talk.perform((by) => office.reception.consent(by));
};

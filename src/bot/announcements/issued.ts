/** "Your certificate is ready": which one, until when, and what to do with it now. ISS-10, REN-3; Sumbar issuance 9. */
import { remindMe } from '#flows/interview.ts';
import { joiningVisit, keyToolButton, mayBeButton } from '#flows/key-tool.ts';
import { dayText, defaultZone } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { CaseView } from '#ra/office/desk.ts';
import { go, type Wording } from './wording.ts';

/** `besides`: what else there is to know before the steps that follow. */
export const issued =
  (name: 'issuance-issued' | 'renewal-issued', besides?: (view: CaseView, words: Words) => string): Wording =>
  ({ notice, view, words, network, links }) => {
    const { certificate } = view ?? {};
    if (!view || !certificate) return undefined;
    const until = dayText(certificate.notAfter, view.agency?.timeZone ?? defaultZone, words.language);
    const contact = view.agency?.contact ?? words.plain('notice-staff');
    const facts = words('notice-issued-facts', { serial: certificate.serial, until });
    const steps = words('notice-issued-steps', { contact });
    const text = [words(`notice-${name}`), facts, ...(besides ? [besides(view, words)] : []), steps].join('\n\n');
    const link = links.keyTool(joiningVisit(network, words));
    const keyboard = [
      ...go(words, 'certificate', 'sertifikat'),
      ...keyToolButton(network, link, words),
      // REN-1: offered where the office says so, once in a chat on WhatsApp.
      ...(notice.values?.offer === 'reminders' ? [remindMe(words)] : []),
    ];
    if (mayBeButton(network, link)) return { text, keyboard };
    return { text: `${text}\n\n${words('key-tool-at', { link })}`, keyboard };
  };

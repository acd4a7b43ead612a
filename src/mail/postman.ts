/** The postman: takes a letter of the office, finds its words, and hands it to a transport. Works for the outbox's worker. */
import type { MailLetter } from '#ra/notice.ts';
import type { Language } from '#ra/values.ts';
import { compose, type Sender } from './letter.ts';
import { plainText, simpleHtml } from './shape.ts';
import { isSender, type Mail, type MailTransport, requireAddress } from './transport.ts';

export type Postman = {
  /** Throws DeliveryError (`gone`, `later`). */
  deliver(to: string, language: Language, letter: MailLetter): Promise<void>;
};

/** Throws at once when `from` (MAIL_FROM) is no sender. */
export const postman = ({
  transport,
  from,
  ...sender
}: Sender & { readonly transport: MailTransport; readonly from: string }): Postman => {
  if (!isSender(from))
    throw new Error('MAIL_FROM is no sender: "name@office.go.id" or "Office Name <name@office.go.id>" is wanted');
  return {
    async deliver(to, language, letter) {
      await transport.send({ from, to: requireAddress(to), ...written(letter, language, sender) });
    },
  };
};

/** A letter as it is read: subject, plain text, HTML. */
export const written = (
  letter: MailLetter,
  language: Language,
  sender: Sender,
): Pick<Mail, 'subject' | 'text' | 'html'> => {
  const composed = compose(letter, language, sender);
  return { subject: composed.subject, text: plainText(composed), html: simpleHtml(composed, sender.house) };
};

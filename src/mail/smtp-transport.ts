/** Post by SMTP (RFC 5321) through nodemailer: pooled, with short patience, and with its refusals sorted into "never" and "later". */
import { createTransport } from 'nodemailer';
import { DeliveryError } from '#ra/ports.ts';
import type { MailTransport } from './transport.ts';

export type SmtpTransport = MailTransport & {
  /** Resolves when the server can be reached and lets us in. Throws DeliveryError. */
  verify(): Promise<void>;
  close(): void;
};

/**
 * `url` is SMTP_URL: `smtps://user:password@host:465`, or `smtp://…` which turns to TLS when the server offers it. With a
 * password in it TLS is demanded, except towards this very machine. Query parameters are nodemailer's (`?requireTLS=false`).
 */
export const smtpTransport = (url: string, { patienceMs = 20_000 } = {}): SmtpTransport => {
  const { hostname, username } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const mailer = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    maxMessages: 100,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username !== '' && !isHere ? { requireTLS: true } : {}),
  });
  // A pooled connection may die while nobody sends; the next letter opens another, so there is nothing to do about it.
  mailer.on('error', () => {});
  return {
    async send(mail) {
      try {
        // RFC 3834: no holiday replies to a machine.
        await mailer.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
      } catch (error) {
        throw deliveryError(error);
      }
    },
    async verify() {
      try {
        await mailer.verify();
      } catch (error) {
        throw deliveryError(error);
      }
    },
    close: () => mailer.close(),
  };
};

type SmtpFailure = {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
};

/**
 * Only what the server says about this recipient or this message for good (5yz after RCPT TO or DATA) is "never". A wrong
 * password, a forbidden sender or relay (RFC 3463 x.7.z) and a full mailbox (552) can be mended, so those letters wait. The
 * server's own words stay out of the message: they repeat addresses.
 */
const deliveryError = (cause: unknown): DeliveryError => {
  const { code, command, responseCode, response } = (cause ?? {}) as SmtpFailure; // what nodemailer puts on its errors
  const reply = typeof responseCode === 'number' ? responseCode : 0;
  const isFinal = reply >= 500 && reply < 600 && reply !== 552 && !/^\d{3}[ -]5\.7\./.test(String(response));
  const isAboutThisMail = command === 'RCPT TO' || command === 'DATA';
  const said = `SMTP: ${[code, command, reply || ''].filter(Boolean).join(' ')}`;
  return new DeliveryError(isFinal && isAboutThisMail ? 'gone' : 'later', said);
};

/** How a finished letter leaves the house: by SMTP, or into the mailbox of the sandbox. */
import { DeliveryError } from '#ra/ports.ts';

export type Mail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};
/** Throws DeliveryError: `gone` when this mail can never arrive, `later` when another try may help. */
export type MailTransport = { send(mail: Mail): Promise<void> };

const oneAddress =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** One address of RFC 5321 4.1.2 without quotes, comments, names or a second address in it. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && text.indexOf('@') <= 64 && oneAddress.test(text);

/** `name@house.go.id` or `Some Words <name@house.go.id>`; anything else is a fault of the settings, and so is a line break. */
export const isSender = (text: string): boolean => {
  const named = /^[^<>\p{Cc}]{0,100}<([^<>]+)>$/u.exec(text);
  return isAddress(named?.[1] ?? text);
};

/** What goes into one header line: no line breaks, no control or direction characters, single spaces (RFC 5322 2.2). */
export const headerText = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);

export const requireAddress = (to: string): string => {
  if (!isAddress(to)) throw new DeliveryError('gone', 'The address is no mail address: one user@domain is wanted');
  return to;
};

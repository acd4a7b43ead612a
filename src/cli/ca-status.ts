/**
 * `lencana ca revoke · hold · release <serial>`: the CA's own hand on a certificate, for when it must not wait for a case (REV-8). Each is an
 * act of the office, with its line in the audit log; OCSP knows at once, the CRL within seconds.
 */
import { revocationReasons } from '#pki/revocation-reason.ts';
import type { Certificate, EndReason } from '#ra/certificate.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { Instant, SerialNumber } from '#ra/values.ts';
import { instant } from '#ra/values.ts';
import { plain } from './ca-options.ts';
import { type Answer, byConsole, command, oneOf, WrongCall } from './command.ts';
import { confirm, Refusal } from './prompt.ts';

const reasons = (Object.keys(revocationReasons) as (keyof typeof revocationReasons)[]).filter(
  (reason): reason is EndReason => reason !== 'certificateHold' && reason !== 'removeFromCRL',
);

const serialOf = (value: string | undefined): SerialNumber => {
  const serial = value?.replaceAll(':', '').toLowerCase().replace(/^0+/, '') ?? '';
  if (!/^[0-9a-f]{1,40}$/.test(serial))
    throw new WrongCall(
      `the serial number is missing or no hex number; take it from the certificate (openssl x509 -noout -serial); got ${value === undefined ? 'nothing' : `"${value}"`}`,
    );
  return serial as SerialNumber; // canonical hex, as pki/serial.ts writes it
};

/** A day, or a moment with its zone; the office refuses one in the future. */
const momentOf = (value: string | undefined): Instant | null => {
  if (value === undefined) return null;
  const isWhole = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$/.test(value);
  const moment = new Date(value);
  if (!isWhole || Number.isNaN(moment.getTime()))
    throw new WrongCall(
      `--since wants a day (2026-11-23) or a moment with its zone (2026-11-23T14:05+07:00); got "${value}"`,
    );
  return instant(moment);
};

/** Whoever types here has no account; a serial number may also be that of a CA, or be mistyped. */
const known = async (serial: SerialNumber, work: Promise<Certificate>): Promise<Certificate> => {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof RegistrationError && error.code === 'ERR_CERTIFICATE_NOT_FOUND')) throw error;
    throw new Refusal(
      `No certificate with the serial number ${serial} was issued here; compare it with the certificate (openssl x509 -noout -serial). A CA is revoked by its root: lencana ca root crl --revoke.`,
    );
  }
};

const answerOf = ({ serial, subject, status, reason, revokedAt }: Certificate): Answer => ({
  text: `${subject}\n  serial ${serial}: ${status}${reason ? ` (${reason}, ${revokedAt})` : ''}`,
  json: plain({ serial, status, reason, revokedAt }),
});

const revoke = command({
  usage: 'ca revoke <serial> --reason <reason>',
  about: 'end a certificate for good',
  details: `  --reason ${reasons.join('|')}
  --since 2026-11-23 or 2026-11-23T14:05+07:00   when it happened, where that is known (a leak, a transfer)
  --yes                                          do not ask
keyCompromise also blocks the key for ever.`,
  options: { reason: { type: 'string' }, since: { type: 'string' }, yes: { type: 'boolean' } },
  run: async ({ rest: [word], values, config }) => {
    const serial = serialOf(word);
    const reason = oneOf('--reason', values.reason, reasons);
    const since = momentOf(values.since);
    const settings = config();
    await confirm(`Certificate ${serial}, ${reason}.`, 'Shall it be revoked? This cannot be undone.', {
      yes: values.yes ?? false,
    });
    const { withOffice } = await import('./desktop.ts');
    return withOffice(settings, async ({ office }) =>
      answerOf(await known(serial, office.revocation.revoke(byConsole(), serial, { reason, since }))),
    );
  },
});

const hold = command({
  usage: 'ca hold <serial>',
  about: 'suspend a certificate (certificateHold) until it is released or revoked',
  options: {},
  run: async ({ rest: [word], config }) => {
    const serial = serialOf(word);
    const { withOffice } = await import('./desktop.ts');
    return withOffice(config(), async ({ office }) =>
      answerOf(await known(serial, office.revocation.hold(byConsole(), serial))),
    );
  },
});

const release = command({
  usage: 'ca release <serial>',
  about: 'make a held certificate valid again',
  options: {},
  run: async ({ rest: [word], config }) => {
    const serial = serialOf(word);
    const { withOffice } = await import('./desktop.ts');
    return withOffice(config(), async ({ office }) =>
      answerOf(await known(serial, office.revocation.release(byConsole(), serial))),
    );
  },
});

const publish = command({
  usage: 'ca publish',
  about: 'sign and publish the CRL of every issuing CA now; it happens by itself daily and after a revocation',
  details: `  --clock-is-right   after a clock that ran ahead had signed a list of the future: the next one begins now, with a higher number`,
  options: { 'clock-is-right': { type: 'boolean' } },
  run: async ({ values, config }) => {
    const { withOffice } = await import('./desktop.ts');
    return withOffice(config(), async ({ office, authority: { current, retired } }) => {
      const numbers: { issuerKey: string; number: number }[] = [];
      for (const { issuerKey } of [current, ...retired]) {
        const clockIsRight = values['clock-is-right'] ?? false;
        numbers.push({
          issuerKey,
          number: await office.publication.publishCrl(byConsole(), issuerKey, { clockIsRight }),
        });
      }
      return {
        text: numbers.map(({ issuerKey, number }) => `${issuerKey.slice(0, 8)}: CRL number ${number}`).join('\n'),
        json: plain(numbers),
      };
    });
  },
});

export const statusCommands = { 'ca revoke': revoke, 'ca hold': hold, 'ca release': release, 'ca publish': publish };

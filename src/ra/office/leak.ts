/**
 * The proof of a leaked key is the key itself: whoever shows it, its certificates end at once as keyCompromise and the key is blocked for ever
 * (REV-8; RFC 5280 5.3.1; the baseline's "evidence of key compromise"). `pki/leaked-key.ts` derives the public half; here it is only compared.
 */
import type { Actor } from '../actor.ts';
import type { Certificate } from '../certificate.ts';
import type { KeyHash, SerialNumber } from '../values.ts';
import type { Performing, Scene } from './act.ts';
import { revokeCertificate } from './ending.ts';
import { tellRevoked } from './revocation.ts';

export type ProvenLeak = {
  /** Ended by this proof; none where the key belongs to no live certificate of ours. It is blocked all the same. */
  readonly revoked: readonly SerialNumber[];
  /** The owner sent it themself, from an open session. */
  readonly isOwn: boolean;
};

export const leak = ({ act }: Performing) => ({
  /** `key`: derived from the private key that was shown. A certificate that has run out or was revoked stays as it is. */
  proveLeak: (by: Actor, key: KeyHash) =>
    act(by, 'proveLeak', async (scene): Promise<ProvenLeak> => {
      const { records, now } = scene;
      scene.fact('key', key);
      await records.keys.block(key, by.origin === 'console' ? 'proven-leaked' : 'sent-by-mistake', now);
      const live = (await certificatesWith(scene, key)).filter(
        ({ status, notAfter }) => (status === 'valid' || status === 'held') && notAfter > now,
      );
      let isOwn = live.length > 0;
      for (const certificate of live) {
        await revokeCertificate(scene, certificate.serial, { reason: 'keyCompromise', since: null });
        isOwn &&= scene.standing.account?.id === certificate.account;
        // The owner is told whoever sent it.
        const shown = { id: certificate.case, account: certificate.account };
        await tellRevoked(scene, shown, certificate, { cause: 'leaked', by: 'proof' });
        await tellOfficers(scene, certificate);
      }
      return { revoked: live.map(({ serial }) => serial), isOwn };
    }),
});

/** One that is being signed right now is waited for: it is revoked then. One that is only prepared will not be signed any more. */
const certificatesWith = async ({ records }: Scene, key: KeyHash): Promise<readonly Certificate[]> => {
  for (const { serial, status } of await records.certificates.withKey(key))
    if (status === 'prepared') await records.certificates.lock(serial);
  return records.certificates.withKey(key);
};

/** In the groups of the agency's officers, without a name: the serial number is on the CRL for everybody. */
const tellOfficers = async ({ records }: Scene, { serial, account, case: id }: Certificate): Promise<void> => {
  const owner = await records.accounts.find(account);
  if (!owner?.agency) return;
  for (const { chat } of await records.desks.serving(owner.agency, 'officer'))
    if (chat) await records.announcer.tell(chat, 'id', { name: 'leak-proven', values: { serial, case: String(id) } });
};

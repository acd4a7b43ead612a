/** The CSR a person hands in: possession proven, the key new to everybody. Sumbar issuance 4, REN-2; STANDARDS "CSR acceptance". */
import { readCsr } from '#pki/csr.ts';
import type { Actor } from '../actor.ts';
import { RegistrationError } from '../errors.ts';
import type { CaseId, KeyHash } from '../values.ts';
import type { CaseScene, Performing } from './act.ts';
import type { CsrFacts } from './csr-facts.ts';
import type { OfficeDeps } from './deps.ts';
import { answered, keepDocument, mayChange } from './drafting.ts';

export const certificateRequest = ({ on }: Performing, deps: OfficeDeps) => ({
  /**
   * Sumbar 4: the CSR as it came. Possession proven and key checked by `pki`, then asked of our own books: blocked, certified
   * before, or waiting in another's case. Throws PkiError for an unreadable one, RegistrationError for a key we refuse.
   */
  attachCsr: (by: Actor, id: CaseId, bytes: Uint8Array) => {
    const csr = readCsr(bytes, deps.authority);
    return on(by, 'attach', id, async (scene) => {
      if (!mayChange(scene.it, 'csr')) throw new RegistrationError('ERR_ITEM_NOT_OPEN', { case: id, item: 'csr' });
      const key = csr.keyHash as KeyHash; // SHA-256 of the SPKI, by definition of both
      await refuseUsedKey(scene, key, deps);
      const facts: CsrFacts = {
        key,
        keyType: csr.keyType,
        name: csr.claims.commonName ?? null,
        mail: csr.claims.email ?? null,
      };
      const document = await keepDocument(scene, 'csr', {
        bytes: csr.der,
        mediaType: 'application/pkcs10',
        pages: 1,
        facts,
      });
      scene.fact('key', key);
      return answered(scene, 'csr', document, { key });
    });
  },
});

/** A new key each time, in a renewal as well (REN-2). The person's own closed, uncertified case may have had it. */
const refuseUsedKey = async ({ records, it }: CaseScene, key: KeyHash, { authority }: OfficeDeps): Promise<void> => {
  if (authority.ownKeys.includes(key)) throw new RegistrationError('ERR_KEY_USED');
  if (await records.keys.blocked(key)) throw new RegistrationError('ERR_KEY_BLOCKED');
  if ((await records.certificates.withKey(key)).length > 0) throw new RegistrationError('ERR_KEY_USED');
  const pending = (await records.cases.openWithKey(key)).filter((other) => other.id !== it.id);
  if (pending.length > 0) throw new RegistrationError('ERR_KEY_PENDING');
};

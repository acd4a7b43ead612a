/** A certificate ends by a case: asked with a statement, compared, revoked, told; and by two officers of the office itself. REV-1 to REV-6, REV-8 (Sumbar revocation 1–9). */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificates as certificateTable } from '#db/schema/certificates.ts';
import { publishDueCrls } from '#jobs/crl-publisher.ts';
import { pem } from '#pki/bundle.ts';
import type { Case } from '#ra/case.ts';
import type { Certificate } from '#ra/certificate.ts';
import { officeCauses, ownersCauses, type RevocationCause, reasonOf } from '#ra/revocation-cause.ts';
import type { AccountId, AgencyId, CaseId, KeyHash, SerialNumber } from '#ra/values.ts';
import { readCrlFile } from '#support/crl.ts';
import {
  agency,
  assistants,
  type OpenOffice,
  officers,
  openOffice,
  paper,
  type Somebody,
  somebody,
} from '#support/office.ts';

const day = 86_400_000;
const [assistant, officer, colleague] = [somebody(1), somebody(2), somebody(3)];
let house: OpenOffice;
let last = 3;
type Owner = Somebody & { readonly username: string; readonly account: AccountId; readonly serial: SerialNumber };

/** More people than `somebody` knows. */
const another = (): Somebody => {
  const [number, born] = [String(++last).padStart(3, '0'), String((last % 28) + 1).padStart(2, '0')];
  const letters = [...number].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return {
    user: `8${number}`,
    name: `Pemilik ${letters}`,
    mail: `pemilik.${letters}@contohkab.go.id`,
    nik: `330512${Number(born) + 40}03900${number}`,
    nip: `199003${born}2015042${number}`,
  };
};

/** Has an account, an open session and a certificate. */
const owner = async (at = house): Promise<Owner> => {
  const who = another();
  const known = await at.subscriber(who, { assistant, officer });
  return { ...who, ...known, serial: await issueTo(who, at) };
};
const issueTo = async (who: Somebody, at: OpenOffice): Promise<SerialNumber> => {
  const { id } = await at.request(who);
  await at.office.issuance.approve(at.as(officer, officers), id);
  await at.office.issuance.issue(at.clockHand(), id);
  await at.leaving();
  const found = await at.registry.transaction((records) => records.certificates.ofCase(id));
  return found?.serial ?? expect.unreachable();
};
/** A house whose clock may be moved by days: sessions end there. */
const anotherHouse = async (): Promise<OpenOffice> => {
  const at = await openOffice();
  await at.staff(assistant, 'assistant', assistants);
  await at.staff(officer, 'officer', officers);
  return at;
};
beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
  await house.staff(colleague, 'officer', officers);
});
afterAll(() => house.close());

const open = (who: Owner) => house.office.revocation.open(house.as(who), who.serial);
const answer = (who: Somebody, id: CaseId, item: 'cause' | 'since', value: string) =>
  house.office.drafting.answer(house.as(who), id, item, value);
const ask = async (who: Owner, { cause = 'lost', since = '2026-11-23' } = {}): Promise<Case> => {
  const { id } = await open(who);
  await answer(who, id, 'cause', cause);
  await answer(who, id, 'since', since);
  await house.office.drafting.attach(house.as(who), id, 'statement', paper('a statement'));
  return house.office.revocation.submit(house.as(who), id);
};
const revoke = (id: CaseId, by: Somebody = officer) => house.office.revocation.revokeCase(house.as(by, officers), id);
const propose = (serial: SerialNumber, cause: RevocationCause = 'violation', by: Somebody = officer) =>
  house.office.revocation.propose(house.as(by, officers), serial, cause);
const explain = (id: CaseId, by: Somebody = officer) =>
  house.office.revocation.explain(house.as(by, officers), id, 'Dipakai orang lain, berita acara 12/2026');
const endorse = (id: CaseId, by: Somebody) =>
  house.office.revocation.endorse(
    house.as(by, officers),
    id,
    'Cadangan lama dipulihkan; sudah dicocokkan dengan arsip',
  );
const certificateOf = async (serial: SerialNumber): Promise<Certificate> =>
  (await house.registry.transaction((records) => records.certificates.find(serial))) ?? expect.unreachable();
const derOf = (serial: SerialNumber) => house.registry.transaction((records) => records.certificates.der(serial));
const statusOf = async (serial: SerialNumber) =>
  (await house.office.status.statusOf(house.authority.issuerKey, [serial]))[0];
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
const checkOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { fields?: { check?: string } }).fields?.check,
  );
/** As somebody restoring a bad backup might. */
const tamper = (serial: SerialNumber, change: Partial<typeof certificateTable.$inferInsert>) =>
  house.database.db.update(certificateTable).set(change).where(eq(certificateTable.serial, serial));

describe('REV-2 the owner asks, with a reason and a statement (Sumbar revocation 2–4)', () => {
  it('one case for a certificate: asking again continues it, and nothing can be sent before all is there', async () => {
    const who = await owner();
    const { id } = await open(who);
    expect((await open(who)).id).toBe(id);
    expect(await codeOf(house.office.revocation.submit(house.as(who), id))).toBe('ERR_ITEMS_MISSING');
    await answer(who, id, 'cause', 'forgotten-passphrase');
    await answer(who, id, 'since', 'none');
    expect(await codeOf(house.office.revocation.submit(house.as(who), id))).toBe('ERR_ITEMS_MISSING');
    await house.office.drafting.attach(house.as(who), id, 'statement', paper());
    const sent = await house.office.revocation.submit(house.as(who), id);
    expect(sent).toMatchObject({ state: 'submitted', account: who.account, agency: agency.id });
    expect(await open(who)).toMatchObject({ id, state: 'submitted' });
    expect(await codeOf(house.office.revocation.submit(house.as(who), id))).toBe('ERR_MOVE_NOT_ALLOWED');
  });

  it('which certificate it is about is not theirs to change afterwards', async () => {
    const [who, other] = [await owner(), await owner()];
    const { id } = await open(who);
    const change = house.office.drafting.answer(house.as(who), id, 'certificate', other.serial);
    expect(await codeOf(change)).toBe('ERR_ITEM_NOT_OPEN');
    expect(await codeOf(house.office.drafting.erase(house.as(who), id, ['certificate']))).toBe('ERR_ITEM_NOT_OPEN');
  });

  it('withdrawn while nobody has decided, and the certificate stays good', async () => {
    const who = await owner();
    const { id } = await ask(who);
    expect((await house.office.drafting.withdraw(house.as(who), id)).state).toBe('withdrawn');
    expect(await statusOf(who.serial)).toMatchObject({ status: 'valid' });
    expect((await open(who)).id).not.toBe(id);
  });

  it('another’s, an unknown, a revoked and a run-out certificate are refused, and nothing is told of another’s', async () => {
    const [who, other] = [await owner(), await owner()];
    const openAs = (serial: string) => codeOf(house.office.revocation.open(house.as(who), serial as SerialNumber));
    expect(await openAs(other.serial)).toBe('ERR_CERTIFICATE_NOT_FOUND');
    expect(await openAs('4f2a')).toBe('ERR_CERTIFICATE_NOT_FOUND');
    expect((await house.audit()).at(-1)).toMatchObject({ act: 'openRevocation', outcome: 'refused' });
    await revoke((await ask(who)).id);
    expect(await openAs(who.serial)).toBe('ERR_CERTIFICATE_REVOKED');
    expect(await codeOf(house.office.revocation.open(house.as({ user: '99999' }), who.serial))).toBe(
      'ERR_NOT_LOGGED_IN',
    );
  });

  it('sent as a file: one’s own in DER or PEM is found; another CA’s is named by its issuer; another’s stays unfound', async () => {
    const [who, other] = [await owner(), await owner()];
    const openWith = (bytes: Uint8Array) => house.office.revocation.openWith(house.as(who), bytes);
    const der = await derOf(who.serial);
    const { id } = await openWith(der);
    expect((await openWith(new TextEncoder().encode(`Ini sertifikat saya:\n${pem('CERTIFICATE', der)}`))).id).toBe(id);
    expect(await codeOf(openWith(await derOf(other.serial)))).toBe('ERR_CERTIFICATE_NOT_FOUND');
    expect(await codeOf(openWith(new TextEncoder().encode('bukan sertifikat')))).toBe('ERR_CERTIFICATE_UNREADABLE');
    const far = await openOffice();
    await expect(openWith(far.authority.certificate)).rejects.toMatchObject({
      code: 'ERR_CERTIFICATE_FOREIGN',
      fields: { issuer: expect.stringContaining('CN=') },
    });
    await far.close();
    // Ours by name and number, but not a byte of it as we signed it.
    const forged = Uint8Array.from(der);
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    expect(await codeOf(openWith(forged))).toBe('ERR_CERTIFICATE_FOREIGN');
  });
});

describe('REV-5 the day of the event is a day that was', () => {
  it.each([
    ['2026-11-23', 'done'],
    ['none', 'done'],
    ['2026-11-24', 'ERR_EVENT_IN_FUTURE'],
    ['2026-02-30', 'ERR_DAY_UNKNOWN'],
    ['20-11-2026', 'ERR_DAY_UNKNOWN'],
    ['2026-11-22', 'ERR_EVENT_TOO_EARLY'],
  ])('%s: %s', async (since, outcome) => {
    const who = await owner();
    const { id } = await open(who);
    expect(await codeOf(answer(who, id, 'since', since))).toBe(outcome);
  });

  it('today is the agency’s, not London’s', async () => {
    const at = await anotherHouse();
    const who = await owner(at);
    const { id } = await at.office.revocation.open(at.as(who), who.serial);
    // 02.00 UTC; 16 hours later it is the 24th in Jakarta already, and still the 23rd in London.
    expect((await at.office.revocation.recentDays(id)).today).toBe('2026-11-23');
    at.wait(16 * 3_600_000);
    await at.logIn(who, who.username);
    expect(await at.office.revocation.recentDays(id)).toEqual({ today: '2026-11-24', yesterday: '2026-11-23' });
    const kept = await at.office.drafting.answer(at.as(who), id, 'since', '2026-11-24');
    expect(kept.answers.since).toBe('2026-11-24');
    await at.close();
  });

  it('an owner’s reason is one of the owner’s', async () => {
    const who = await owner();
    const { id } = await open(who);
    for (const cause of ['death', 'violation', 'unspecified', '', 'toString'])
      expect(await codeOf(answer(who, id, 'cause', cause))).toBe('ERR_CAUSE_UNKNOWN');
    for (const cause of ownersCauses) expect((await answer(who, id, 'cause', cause)).answers.cause).toBe(cause);
  });
});

describe('REV-5, REV-6 revoked by one tap: status at once, CRL, chat and mail (Sumbar revocation 7–9)', () => {
  it('a lost key: keyCompromise with the day it happened, and the key blocked for ever', async () => {
    const who = await owner();
    const { id } = await ask(who, { since: '2026-11-23' });
    await house.leaving();
    expect(await revoke(id)).toEqual({ case: id, settled: false });
    expect((await house.find(id)).state).toBe('revoked');
    const moves = await house.registry.transaction((records) => records.cases.history(id));
    expect(moves.map(({ move }) => move)).toEqual(['open', 'submit', 'takeUp', 'approve', 'revoke']);
    expect(await statusOf(who.serial)).toMatchObject({ status: 'revoked', reason: 'keyCompromise' });
    const certificate = await certificateOf(who.serial);
    expect(await house.registry.transaction((records) => records.keys.blocked(certificate.key))).toBe(true);
    await publishDueCrls(house.office);
    const list = readCrlFile(await house.office.publication.readCrl(house.authority.issuerKey, 0));
    // The day began before the certificate did: what was never signed cannot have been invalid.
    expect(list.get(who.serial)).toEqual({
      reason: 'keyCompromise',
      invalidityDate: new Date(certificate.notBefore),
    });
    const told = await house.leaving();
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'notice',
        to: expect.objectContaining({ chat: who.user }),
        notice: expect.objectContaining({
          name: 'certificate-revoked',
          values: expect.objectContaining({ cause: 'lost', by: 'owner', offer: 'yes', contact: agency.contact }),
        }),
      }),
    );
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'mail',
        to: who.mail,
        letter: expect.objectContaining({ name: 'certificate-revoked' }),
      }),
    );
  });

  it('then a new one may be asked for, and not with that key', async () => {
    const who = await owner();
    await revoke((await ask(who)).id);
    expect((await house.fillRequest(who)).state).toBe('draft');
  });

  it.each(ownersCauses)('%s is said in the CRL as RFC 5280 has it', async (cause) => {
    const who = await owner();
    await revoke((await ask(who, { cause, since: 'none' })).id);
    expect(await certificateOf(who.serial)).toMatchObject({
      reason: reasonOf(cause),
      invalidityDate: null,
      current: false,
    });
    const isOffered = (await house.leaving()).some(
      (body) =>
        body.kind === 'notice' && body.notice.name === 'certificate-revoked' && body.notice.values?.offer === 'yes',
    );
    expect(isOffered).toBe(!['retirement', 'resignation'].includes(cause));
  });

  it('a second tap does nothing; one on a certificate that ended by another way closes the case in words', async () => {
    const [who, other] = [await owner(), await owner()];
    const { id } = await ask(who);
    await revoke(id);
    expect(await codeOf(revoke(id))).toBe('ERR_MOVE_NOT_ALLOWED');
    const late = await ask(other);
    await house.office.revocation.revoke(house.console(), other.serial, { reason: 'keyCompromise', since: null });
    expect((await house.find(late.id)).state).toBe('revoked');
    const third = await owner();
    const stale = await ask(third);
    await tamper(third.serial, {
      status: 'revoked',
      current: false,
      crlEntry: new Uint8Array([0x30, 0x00]),
      reason: 'superseded',
      revokedAt: house.clock.now().toISOString() as never,
    });
    expect(await revoke(stale.id)).toEqual({ case: stale.id, settled: true });
    expect((await house.find(stale.id)).state).toBe('revoked');
  });

  it('nobody revokes their own, an assistant cannot, and who is not in the group cannot', async () => {
    const who = await owner();
    const { id } = await ask(who);
    expect(await codeOf(house.office.revocation.revokeCase(house.as(assistant, assistants), id))).toBe(
      'ERR_ACT_NOT_ALLOWED',
    );
    expect(await codeOf(house.office.revocation.revokeCase(house.as(officer), id))).toBe('ERR_NOT_A_MEMBER');
    expect(await codeOf(house.office.revocation.revokeCase(house.as(who, officers), id))).toBe('ERR_ACT_NOT_ALLOWED');
    await house.staff(who, 'officer', officers);
    expect(await codeOf(revoke(id, who))).toBe('ERR_OWN_CASE');
    expect(await statusOf(who.serial)).toMatchObject({ status: 'valid' });
  });

  it('a case a colleague has taken up is theirs to decide', async () => {
    const who = await owner();
    const { id } = await ask(who);
    await house.office.decision.claim(house.as(colleague, officers), id);
    expect(await codeOf(revoke(id))).toBe('ERR_CLAIMED_BY_ANOTHER');
    expect((await revoke(id, colleague)).settled).toBe(false);
  });
});

describe('REV-3 what does not match is sent back, and only that is asked again (Sumbar revocation 5)', () => {
  it('a wrong statement: the rest stays, the notice waits 30 s, and can be taken back', async () => {
    const who = await owner();
    const { id } = await ask(who);
    const by = () => house.as(officer, officers);
    const reject = async () => {
      await house.office.decision.beginVerdict(by(), id, 'reject');
      await house.office.decision.tick(by(), id, { item: 'statement', reason: 'unsigned' });
      return house.office.decision.sendVerdict(by(), id, 'reject');
    };
    await house.leaving();
    expect((await reject()).state).toBe('draft');
    expect((await house.leaving()).filter(({ kind }) => kind === 'notice')).toEqual([]);
    expect((await house.office.decision.takeBack(by(), id)).state).toBe('under-review');
    await reject();
    house.wait(31_000);
    expect(await house.leaving()).toContainEqual(
      expect.objectContaining({ kind: 'notice', notice: expect.objectContaining({ name: 'revocation-rejected' }) }),
    );
    expect(await codeOf(answer(who, id, 'cause', 'leaked'))).toBe('ERR_ITEM_NOT_OPEN');
    expect(await codeOf(house.office.revocation.submit(house.as(who), id))).toBe('ERR_ITEMS_MISSING');
    await house.office.drafting.attach(house.as(who), id, 'statement', paper('a signed statement'));
    expect((await house.office.revocation.submit(house.as(who), id)).state).toBe('submitted');
    expect((await revoke(id)).settled).toBe(false);
  });

  it('a final no leaves the certificate good, and says why', async () => {
    const who = await owner();
    const { id } = await ask(who);
    const by = () => house.as(officer, officers);
    await house.office.decision.beginVerdict(by(), id, 'refuse');
    await house.office.decision.tick(by(), id, { item: 'letter', reason: 'no-ground' });
    expect((await house.office.decision.sendVerdict(by(), id, 'refuse')).state).toBe('refused');
    expect(await statusOf(who.serial)).toMatchObject({ status: 'valid' });
  });

  it('REV-7 a held certificate is neither withdrawn nor refused: an officer revokes it, and the end counts from the hold', async () => {
    const who = await owner();
    const { id } = await ask(who);
    await house.office.revocation.hold(house.console(), who.serial);
    const heldAt = (await certificateOf(who.serial)).revokedAt;
    expect(await codeOf(house.office.drafting.withdraw(house.as(who), id))).toBe('ERR_CERTIFICATE_HELD');
    const refusal = house.office.decision.beginVerdict(house.as(officer, officers), id, 'refuse');
    expect(await codeOf(refusal)).toBe('ERR_CERTIFICATE_HELD');
    house.wait(60_000);
    await revoke(id);
    expect(await certificateOf(who.serial)).toMatchObject({ status: 'revoked', revokedAt: heldAt });
  });
});

describe('REV-4 the certificate as signed beside what was kept at its issuance (Sumbar revocation 6)', () => {
  const rowsOf = async (id: CaseId) =>
    Object.fromEntries((await house.office.desk.view(id))?.checks.map(({ name, verdict }) => [name, verdict]) ?? []);

  it('agrees, also after the registry has changed: it is not today’s data that count', async () => {
    const who = await owner();
    const { id } = await ask(who);
    await house.registry.transaction((records) =>
      records.accounts.update(
        who.account,
        { name: 'Nama Baru', position: 'Kepala' },
        house.clock.now().toISOString() as never,
      ),
    );
    expect(await rowsOf(id)).toEqual({
      'certificate-account': 'agrees',
      'certificate-subject': 'agrees',
      'certificate-serial': 'agrees',
      'certificate-issuer': 'agrees',
      'certificate-key': 'agrees',
      'statement-there': 'agrees',
    });
    expect((await revoke(id)).settled).toBe(false);
  });

  it.each([
    ['certificate-issuer', () => ({ issuer: 'CN=Penerbit Lain,C=ID' })],
    ['certificate-key', () => ({ key: 'f'.repeat(64) as KeyHash })],
    ['certificate-account', (other: Owner) => ({ account: other.account })],
  ] as const)('%s: a difference blocks the tap', async (name, change) => {
    const [who, other] = [await owner(), await owner()];
    const { id } = await ask(who);
    // One person has one current certificate of a profile, so the other's gives way to the planted row.
    await tamper(other.serial, { current: false });
    await tamper(who.serial, change(other));
    expect((await rowsOf(id))[name]).toBe('blocks');
    expect(await checkOf(revoke(id))).toBe(name);
    expect(await statusOf(who.serial)).toMatchObject({ status: 'valid' });
  });

  it('bytes that cannot be opened any more differ in everything, and the card can still be drawn', async () => {
    const [who, other] = [await owner(), await owner()];
    const { id } = await ask(who);
    const [cell] = await house.database.db
      .select({ der: certificateTable.der })
      .from(certificateTable)
      .where(eq(certificateTable.serial, other.serial));
    await tamper(who.serial, { der: cell?.der ?? null });
    expect(await rowsOf(id)).toMatchObject({
      'certificate-subject': 'blocks',
      'certificate-serial': 'blocks',
      'certificate-account': 'agrees',
    });
    expect(await codeOf(revoke(id))).toBe('ERR_CHECK_BLOCKS');
  });

  it('only a second officer’s written word overrules it, and who wrote it cannot revoke', async () => {
    const who = await owner();
    const { id } = await ask(who);
    expect(await codeOf(endorse(id, colleague))).toBe('ERR_STALE_CASE');
    await tamper(who.serial, { issuer: 'CN=Penerbit Lain,C=ID' });
    await house.office.decision.claim(house.as(officer, officers), id);
    expect(await codeOf(endorse(id, officer))).toBe('ERR_SECOND_OFFICER_NEEDED');
    expect(await codeOf(endorse(id, assistant))).toBe('ERR_ACT_NOT_ALLOWED');
    expect(await codeOf(house.office.revocation.askEndorsement(house.as(officer, officers), id))).toBe(
      'ERR_SECOND_OFFICER_NEEDED',
    );
    expect((await endorse(id, colleague)).endorsement).toMatchObject({ name: colleague.name });
    await house.office.decision.release(house.as(officer, officers), id);
    expect(await codeOf(revoke(id, colleague))).toBe('ERR_SECOND_OFFICER_NEEDED');
    expect((await revoke(id, officer)).settled).toBe(false);
    const lines = (await house.audit()).filter((line) => line.case === id);
    expect(lines.findLast(({ act }) => act === 'endorse')?.facts).toMatchObject({ overrules: ['certificate-issuer'] });
    expect(lines.findLast(({ act }) => act === 'revoke')?.facts).toMatchObject({ overruled: ['certificate-issuer'] });
    expect(JSON.stringify(lines)).not.toContain('Cadangan');
  });

  it('a word for one statement is no word for the next', async () => {
    const who = await owner();
    const { id } = await ask(who);
    await tamper(who.serial, { issuer: 'CN=Penerbit Lain,C=ID' });
    await endorse(id, colleague);
    const by = () => house.as(officer, officers);
    await house.office.decision.beginVerdict(by(), id, 'reject');
    await house.office.decision.tick(by(), id, { item: 'statement', reason: 'unsigned' });
    await house.office.decision.sendVerdict(by(), id, 'reject');
    await house.office.drafting.attach(house.as(who), id, 'statement', paper('again'));
    expect((await house.office.revocation.submit(house.as(who), id)).endorsement).toBeNull();
    expect(await checkOf(revoke(id))).toBe('certificate-issuer');
  });
});

describe('REV-8 the office revokes without the applicant, and never one officer alone', () => {
  it('found by username, mail or serial number, in the agencies of this group only', async () => {
    const who = await owner();
    const seek = (meant: string, by: Somebody = officer) => house.office.revocation.seek(house.as(by, officers), meant);
    const spaced = who.serial.toUpperCase().replace(/(..)(?=.)/g, '$1:');
    for (const meant of [who.username, who.mail.toUpperCase(), who.serial, spaced])
      expect(await seek(meant)).toMatchObject({ name: who.name, certificates: [{ serial: who.serial }] });
    expect(await codeOf(seek('tidak.ada'))).toBe('ERR_CERTIFICATE_NOT_FOUND');
    expect(await codeOf(seek(who.username, assistant))).toBe('ERR_ACT_NOT_ALLOWED');
    const elsewhere = 'lain' as AgencyId;
    await house.office.administration.saveAgency(house.console(), {
      ...agency,
      id: elsewhere,
      mailDomains: ['lain.go.id'],
    });
    const at = house.clock.now().toISOString() as never;
    await house.registry.transaction((records) => records.accounts.update(who.account, { agency: elsewhere }, at));
    expect(await codeOf(seek(who.serial))).toBe('ERR_CERTIFICATE_NOT_FOUND');
    expect(await codeOf(propose(who.serial))).toBe('ERR_CERTIFICATE_NOT_FOUND');
  });

  it('proposed by one, revoked by another; the proposer’s own tap is refused even where one person may do both', async () => {
    const who = await owner();
    const { id, state } = await propose(who.serial);
    expect(state).toBe('submitted');
    expect(await checkOf(revoke(id, colleague))).toBe('ground-written');
    expect(await codeOf(explain(id, colleague))).toBe('ERR_ACT_NOT_ALLOWED');
    await explain(id);
    await house.office.administration.saveAgency(house.console(), { ...agency, onePersonMayDoBoth: true });
    expect(await codeOf(revoke(id, officer))).toBe('ERR_SECOND_OFFICER_NEEDED');
    await house.office.administration.saveAgency(house.console(), agency);
    await house.leaving();
    expect((await revoke(id, colleague)).settled).toBe(false);
    expect(await certificateOf(who.serial)).toMatchObject({ status: 'revoked', reason: 'privilegeWithdrawn' });
    const told = await house.leaving();
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'notice',
        to: expect.objectContaining({ chat: who.user }),
        notice: expect.objectContaining({
          values: expect.objectContaining({ by: 'office', cause: 'violation', offer: 'no' }),
        }),
      }),
    );
    expect(told.some((body) => body.kind === 'mail' && body.to === who.mail)).toBe(true);
    const lines = (await house.audit()).filter((line) => line.case === id);
    expect(JSON.stringify(lines)).not.toContain('berita acara');
  });

  it('every reason of the office is accepted, and an owner’s own reason is not the office’s', async () => {
    for (const cause of officeCauses) {
      const who = await owner();
      expect((await propose(who.serial, cause)).answers.cause).toBe(cause);
    }
    const who = await owner();
    expect(await codeOf(propose(who.serial, 'forgotten-passphrase'))).toBe('ERR_CAUSE_UNKNOWN');
  });

  it('never one’s own certificate', async () => {
    const who = await owner();
    await house.staff(who, 'officer', officers);
    expect(await codeOf(propose(who.serial, 'leaked', who))).toBe('ERR_OWN_CASE');
    expect(await codeOf(house.office.revocation.seek(house.as(who, officers), who.username))).toBe('ERR_OWN_CASE');
  });

  it('one that has ended, and one never issued, get words', async () => {
    const who = await owner();
    await revoke((await ask(who)).id);
    expect(await codeOf(propose(who.serial))).toBe('ERR_CERTIFICATE_REVOKED');
    expect(await codeOf(house.office.revocation.seek(house.as(officer, officers), who.serial))).toBe(
      'ERR_CERTIFICATE_REVOKED',
    );
    expect(await codeOf(propose('4deadbeef' as SerialNumber))).toBe('ERR_CERTIFICATE_NOT_FOUND');
    const found = await house.office.revocation.seek(house.as(officer, officers), who.username);
    expect(found.certificates).toEqual([]);
  });

  it('its owner cannot withdraw it, it cannot be sent back, and dropped it tells its owner nothing', async () => {
    const who = await owner();
    const { id } = await propose(who.serial);
    await explain(id);
    expect(await codeOf(house.office.drafting.withdraw(house.as(who), id))).toBe('ERR_ACT_NOT_ALLOWED');
    expect((await open(who)).id).toBe(id);
    const by = () => house.as(colleague, officers);
    expect(await codeOf(house.office.decision.beginVerdict(by(), id, 'reject'))).toBe('ERR_MOVE_NOT_ALLOWED');
    await house.leaving();
    await house.office.decision.beginVerdict(by(), id, 'refuse');
    await house.office.decision.tick(by(), id, { item: 'letter', reason: 'no-ground' });
    expect((await house.office.decision.sendVerdict(by(), id, 'refuse')).state).toBe('refused');
    expect((await house.leaving()).filter(({ kind }) => kind !== 'card')).toEqual([]);
    expect(await statusOf(who.serial)).toMatchObject({ status: 'valid' });
  });

  it('a proposal whose ground was never written is taken over by who proposes next', async () => {
    const who = await owner();
    const { id } = await propose(who.serial, 'violation', officer);
    expect(await propose(who.serial, 'transfer', colleague)).toMatchObject({ id, answers: { cause: 'transfer' } });
    await explain(id, colleague);
    expect(await codeOf(revoke(id, colleague))).toBe('ERR_SECOND_OFFICER_NEEDED');
    expect((await revoke(id, officer)).settled).toBe(false);
  });

  it('what its owner only began becomes the office’s; what is at the desk stays the owner’s', async () => {
    const [begun, sent] = [await owner(), await owner()];
    const draft = await open(begun);
    expect(await propose(begun.serial)).toMatchObject({ id: draft.id, state: 'submitted', applicant: draft.applicant });
    const asked = await ask(sent);
    expect(await propose(sent.serial)).toMatchObject({ id: asked.id, forwardedBy: null, answers: { cause: 'lost' } });
    expect((await revoke(asked.id, officer)).settled).toBe(false);
  });
});

describe('REV-2 a certificate that has run out', () => {
  it('is not asked about any more, and a case begun before cannot be sent', async () => {
    const at = await anotherHouse();
    const who = await owner(at);
    const { id } = await at.office.revocation.open(at.as(who), who.serial);
    at.wait(731 * day);
    await at.logIn(who, who.username);
    expect(await codeOf(at.office.revocation.open(at.as(who), who.serial))).toBe('ERR_CERTIFICATE_EXPIRED');
    expect(await at.office.revocation.revocable(who.account)).toEqual([]);
    await at.office.drafting.answer(at.as(who), id, 'cause', 'lost');
    await at.office.drafting.answer(at.as(who), id, 'since', 'none');
    await at.office.drafting.attach(at.as(who), id, 'statement', paper());
    expect(await codeOf(at.office.revocation.submit(at.as(who), id))).toBe('ERR_CERTIFICATE_EXPIRED');
    await at.close();
  });
});

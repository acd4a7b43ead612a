/** The acts of issuance at the real office with the real CA, and what must hold whatever falls between. ISS-1, ISS-7, ISS-8, ISS-9, ISS-10. */
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseId, DocumentId, SerialNumber } from '#ra/values.ts';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { agency, assistants, officers, openOffice, paper, somebody } from '#support/office.ts';
import { newRequest } from '#support/papers.ts';
import { house as caHouse } from '../pki/house.ts';

const [assistant, officer] = [somebody(1), somebody(2)];
const desks = { assistant, officer };
let house: OpenOffice;
let next = 2;
const newSubscriber = async (): Promise<Somebody> => {
  const who = somebody(++next);
  await house.subscriber(who, desks);
  return who;
};
beforeAll(async () => {
  house = await openOffice();
  await house.staff(assistant, 'assistant', assistants);
  await house.staff(officer, 'officer', officers);
});
afterAll(() => house.close());

const atDesk = () => house.as(officer, officers);
const approve = (id: CaseId) => house.office.issuance.approve(atDesk(), id);
const issue = (id: CaseId) => house.office.issuance.issue(house.clockHand(), id);
const reject = async (id: CaseId, item: 'letter' | 'csr', reason: string) => {
  await house.office.decision.beginVerdict(atDesk(), id, 'reject');
  await house.office.decision.tick(atDesk(), id, { item, reason });
  return house.office.decision.sendVerdict(atDesk(), id, 'reject');
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
const csrBytes = (who: Somebody) => new TextEncoder().encode(newRequest(`/CN=${who.name}`).csr);

describe('ISS-1: one live certificate for a person and profile', () => {
  it('asking twice finds the same open case; after it was issued a second is explained', async () => {
    const who = await newSubscriber();
    const first = await house.office.issuance.open(house.as(who), 'individual-signing');
    expect((await house.office.issuance.open(house.as(who), 'individual-signing')).id).toBe(first.id);
    const { id } = await house.request(who);
    await approve(id);
    await issue(id);
    expect(await codeOf(house.office.issuance.open(house.as(who), 'individual-signing'))).toBe('ERR_CERTIFICATE_LIVE');
    expect(await codeOf(house.office.issuance.open(house.as(who), 'no-such-profile'))).toBe('ERR_PROFILE_UNKNOWN');
  });

  it('a key is certified once: used, waiting elsewhere, or blocked, it is refused', async () => {
    const [one, two] = [await newSubscriber(), await newSubscriber()];
    const made = newRequest(`/CN=${one.name}`);
    const { id, key } = await house.request(one, made.csr);
    const other = await house.office.issuance.open(house.as(two), 'individual-signing');
    const attach = () =>
      codeOf(house.office.issuance.attachCsr(house.as(two), other.id, new TextEncoder().encode(made.csr)));
    expect(await attach()).toBe('ERR_KEY_PENDING');
    await approve(id);
    await issue(id);
    expect(await attach()).toBe('ERR_KEY_USED');
    const blocked = newRequest(`/CN=${two.name}`);
    const draft = await house.office.issuance.attachCsr(house.as(two), other.id, new TextEncoder().encode(blocked.csr));
    if (!draft.key || !key) throw new Error('A case with a CSR has a key');
    await house.office.hold.proveLeak(house.as(two), draft.key);
    expect(
      await codeOf(house.office.issuance.attachCsr(house.as(two), other.id, new TextEncoder().encode(blocked.csr))),
    ).toBe('ERR_KEY_BLOCKED');
  });
});

describe('ISS-7: the agreement binds what was agreed to', () => {
  it('keeps version, hash, subject, key, time and network identity', async () => {
    const who = await newSubscriber();
    const { id, key } = await house.request(who);
    const evidence = await house.registry.transaction((records) => records.agreements.latest(id));
    const document = (await house.registry.transaction((records) => records.documents.ofCase(id))).find(
      ({ kind }) => kind === 'agreement',
    );
    expect(evidence).toMatchObject({
      case: id,
      key,
      version: '1.0',
      sha256: document?.sha256,
      network: 'sandbox',
      user: who.user,
      chat: who.user,
      at: house.clock.now().toISOString(),
    });
    expect(evidence?.subjectHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('only an agreement of this very case is accepted, no other paper', async () => {
    const [who, other] = [await newSubscriber(), await newSubscriber()];
    const [{ id, answers }, theirs] = [await house.fillRequest(who), await house.fillRequest(other)];
    const { document } = await house.office.issuance.showAgreement(house.as(other), theirs.id);
    for (const paper of [document as DocumentId, answers.letter as DocumentId])
      expect(await codeOf(house.office.issuance.acceptAgreement(house.as(who), id, paper))).toBe(
        'ERR_AGREEMENT_CHANGED',
      );
    expect((await house.find(id)).state).toBe('draft');
  });

  it('a CSR changed after the showing asks again', async () => {
    const who = await newSubscriber();
    const { id } = await house.fillRequest(who);
    const shown = await house.office.issuance.showAgreement(house.as(who), id);
    await house.office.issuance.attachCsr(house.as(who), id, csrBytes(who));
    const code = await codeOf(house.office.issuance.acceptAgreement(house.as(who), id, shown.document as DocumentId));
    const state = (await house.find(id)).state;
    expect([code, state]).toEqual(['ERR_AGREEMENT_CHANGED', 'draft']);
  });

  it('a subject changed after the agreement cannot be approved', async () => {
    const who = await newSubscriber();
    const { id, account } = await house.request(who);
    await house.registry.transaction(async (records) => {
      if (account)
        await records.accounts.update(account, { position: 'Kepala Bidang' }, house.clock.now().toISOString() as never);
    });
    expect(await codeOf(approve(id))).toBe('ERR_AGREEMENT_CHANGED');
    expect((await house.find(id)).state).toBe('submitted');
  });

  it('declining logs out and keeps the draft', async () => {
    const who = await newSubscriber();
    const { id } = await house.fillRequest(who);
    await house.office.issuance.declineAgreement(house.as(who), id);
    expect(
      (await house.office.reception.visitor({ network: 'sandbox', user: who.user, chat: who.user })).account,
    ).toBeNull();
    expect(await house.find(id)).toMatchObject({
      state: 'draft',
      answers: { letter: expect.any(String), csr: expect.any(String) },
    });
  });

  it('an incomplete request shows no agreement', async () => {
    const who = await newSubscriber();
    const { id } = await house.office.issuance.open(house.as(who), 'individual-signing');
    expect(await codeOf(house.office.issuance.showAgreement(house.as(who), id))).toBe('ERR_ITEMS_MISSING');
  });
});

describe('ISS-9 rejected: only the named items are asked again (Sumbar issuance 7)', () => {
  it('a letter is mended alone, and the agreement is not asked again', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    await reject(id, 'letter', 'unsigned');
    expect(await codeOf(house.office.issuance.attachCsr(house.as(who), id, csrBytes(who)))).toBe('ERR_ITEM_NOT_OPEN');
    expect(await codeOf(house.office.issuance.resubmit(house.as(who), id))).toBe('ERR_ITEMS_MISSING');
    await house.office.drafting.attach(house.as(who), id, 'letter', paper('signed now'));
    expect(await house.office.issuance.resubmit(house.as(who), id)).toEqual({ submitted: true });
    expect((await house.find(id)).faults).toEqual([]);
  });

  it('a new CSR asks for the agreement again, because it binds the key', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    await reject(id, 'csr', 'wrong-name');
    await house.office.issuance.attachCsr(house.as(who), id, csrBytes(who));
    expect(await house.office.issuance.resubmit(house.as(who), id)).toEqual({ submitted: false });
    const { document } = await house.office.issuance.showAgreement(house.as(who), id);
    expect((await house.office.issuance.acceptAgreement(house.as(who), id, document as DocumentId)).state).toBe(
      'submitted',
    );
  });

  it('a rejection names something, or is none', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    await house.office.decision.beginVerdict(atDesk(), id, 'reject');
    expect(await codeOf(house.office.decision.sendVerdict(atDesk(), id, 'reject'))).toBe('ERR_NO_FAULT_NAMED');
  });

  it('the notice waits 30 s; taken back meanwhile, it never leaves', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    await house.leaving();
    await reject(id, 'letter', 'unreadable');
    const told = async () =>
      (await house.leaving()).flatMap((body) =>
        body.kind === 'notice' && body.notice.case === id ? [body.notice.name] : [],
      );
    expect(await told()).not.toContain('issuance-rejected');
    await house.office.decision.takeBack(atDesk(), id);
    house.wait(60_000);
    expect(await told()).not.toContain('issuance-rejected');
    expect((await house.find(id)).state).toBe('under-review');
    await reject(id, 'letter', 'unreadable');
    house.wait(30_000);
    expect(await codeOf(house.office.decision.takeBack(atDesk(), id))).toBe('ERR_TAKE_BACK_TOO_LATE');
    expect(await told()).toContain('issuance-rejected');
  });

  it('once the applicant began to change something, nothing is taken back: no paper is lost under a desk’s hand', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    await reject(id, 'letter', 'unsigned');
    await house.office.drafting.erase(house.as(who), id, ['letter']);
    expect(await codeOf(house.office.decision.takeBack(atDesk(), id))).toBe('ERR_TAKE_BACK_TOO_LATE');
    expect((await house.find(id)).state).toBe('draft');
  });
});

describe('ISS-8, ISS-10: approved is prepared, issued is signed, and each happens once', () => {
  it('approve records serial and bytes and signs nothing; issue signs those very bytes', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    await approve(id);
    const prepared = await house.registry.transaction((records) => records.certificates.ofCase(id));
    expect(prepared).toMatchObject({ status: 'prepared', current: false });
    const bytes = await house.registry.transaction((records) =>
      records.certificates.preparedBytes(prepared?.serial as SerialNumber),
    );
    expect(await codeOf(house.office.issuance.fetch(house.as(who), prepared?.serial as SerialNumber))).not.toBe('done');
    await issue(id);
    const { der, chain } = await house.office.issuance.fetch(house.as(who), prepared?.serial as SerialNumber);
    expect(chain).toEqual([house.authority.certificate, ...house.authority.chain]);
    const certificate = new X509Certificate(der);
    expect(certificate.verify(new X509Certificate(house.authority.certificate).publicKey)).toBe(true);
    expect(Buffer.from(der).includes(Buffer.from(prepared?.serial ?? '', 'hex'))).toBe(true);
    expect(Buffer.from(der).includes(tbsOf(bytes))).toBe(true);
    expect(await codeOf(issue(id))).toBe('ERR_MOVE_NOT_ALLOWED');
  });

  it('by the CA that prepared it, also when another has taken over meanwhile; and it comes with the chain of that CA', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    await approve(id);
    const { serial } = (await house.registry.transaction((records) => records.certificates.ofCase(id))) ?? {};
    const { authority: successor } = await caHouse('P-256');
    const forgetful = house.anotherInstance({ authority: successor, retired: [] });
    expect(await codeOf(forgetful.issuance.issue(house.clockHand(), id))).toBe('ERR_ISSUANCE_FAILED');
    const office = house.anotherInstance({ authority: successor, retired: [house.authority] });
    await office.issuance.issue(house.clockHand(), id);
    const { der, chain } = await office.issuance.fetch(house.as(who), serial as SerialNumber);
    expect(new X509Certificate(der).verify(new X509Certificate(house.authority.certificate).publicKey)).toBe(true);
    expect(chain).toEqual([house.authority.certificate, ...house.authority.chain]);
  });

  it('the same act key repeated does nothing and answers as the first time', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who);
    const by = atDesk();
    const first = await house.office.issuance.approve(by, id);
    expect(await house.office.issuance.approve(by, id)).toEqual(first);
    const hand = house.clockHand();
    const issued = await house.office.issuance.issue(hand, id);
    expect(await house.office.issuance.issue(hand, id)).toEqual(issued);
    const lines = (await house.audit()).filter(
      (line) => line.case === id && (line.act === 'approve' || line.act === 'issue'),
    );
    expect(lines.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual(['approve done', 'issue done']);
  });

  it('two officers at the same moment: one approval, one certificate', async () => {
    const second = somebody(28);
    await house.staff(second, 'officer', officers);
    const who = await newSubscriber();
    const { id } = await house.request(who);
    const codes = await Promise.all([
      codeOf(approve(id)),
      codeOf(house.office.issuance.approve(house.as(second, officers), id)),
    ]);
    expect(codes.toSorted()).toEqual(['ERR_MOVE_NOT_ALLOWED', 'done']);
    await issue(id);
    expect(await house.office.issuance.unfinished()).toEqual([]);
  });

  it('the subject is the registry’s, never the CSR’s', async () => {
    const who = await newSubscriber();
    const { id } = await house.request(who, newRequest('/CN=Bupati Palsu/O=Istana').csr);
    await approve(id);
    await issue(id);
    const made = await house.registry.transaction((records) => records.certificates.ofCase(id));
    expect(made?.subject).toContain(who.name);
    expect(made?.subject).toContain(agency.organization);
    expect(made?.subject).not.toContain('Bupati');
  });

  it('another’s certificate is not to be had', async () => {
    const [owner, other] = [await newSubscriber(), await newSubscriber()];
    const { id } = await house.request(owner);
    await approve(id);
    await issue(id);
    const made = await house.registry.transaction((records) => records.certificates.ofCase(id));
    expect(await codeOf(house.office.issuance.fetch(house.as(other), made?.serial as SerialNumber))).toBe(
      'ERR_CERTIFICATE_NOT_FOUND',
    );
  });
});

/** The first element inside a certificate: SEQUENCE { tbsCertificate … }. */
const tbsOf = (der: Uint8Array): Buffer => {
  const bytes = Buffer.from(der);
  const lengthAt = (at: number): { head: number; length: number } => {
    const first = bytes[at + 1] ?? 0;
    if (first < 0x80) return { head: 2, length: first };
    const size = first & 0x7f;
    return { head: 2 + size, length: bytes.readUIntBE(at + 2, size) };
  };
  const outer = lengthAt(0);
  // Prepared bytes are the tbsCertificate alone, or a whole certificate whose first element it is.
  const inner = lengthAt(outer.head);
  return bytes[outer.head] === 0x30
    ? bytes.subarray(outer.head, outer.head + inner.head + inner.length)
    : bytes.subarray(0, outer.head + outer.length);
};

/** Renewal at the real office with the real CA: when it may be asked for, what it rests on, and what becomes of the certificate of before. REN-2, REN-3. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegistrationError } from '#ra/errors.ts';
import type { DocumentId } from '#ra/values.ts';
import type { OpenOffice } from '#support/office.ts';
import { newRequest } from '#support/papers.ts';
import { codeOf, csrOf, day, openScene, profile, type RenewalScene } from './renewal-scene.ts';

let house: OpenOffice;
let scene: RenewalScene;
beforeAll(async () => {
  scene = await openScene();
  house = scene.house;
});
afterAll(() => house.close());

describe('REN-3 the new certificate becomes the current one; the old one runs out by itself', () => {
  it('the same data, a new key, no letter; the card names the predecessor', async () => {
    const who = await scene.holder(40);
    const old = await scene.current(who);
    const { id } = await scene.send(who);
    expect(await house.office.desk.view(id)).toMatchObject({
      target: { serial: old.serial },
      checks: expect.arrayContaining([{ name: 'predecessor', verdict: 'agrees', values: { status: 'valid' } }]),
    });
    await scene.grant(id);
    const [fresh, before] = await scene.certificatesOf(who);
    expect(fresh).toMatchObject({ current: true, status: 'valid', case: id, subject: old.subject });
    expect(fresh?.key).not.toBe(old.key);
    expect(before).toMatchObject({ serial: old.serial, current: false, status: 'valid', reason: null });
    expect((await house.find(id)).answers.certificate).toBe(old.serial);
    expect((await house.leaving()).filter((body) => body.kind === 'notice').at(-1)?.notice.name).toBe('renewal-issued');
  });

  it('ACC-9 a predecessor whose data have changed ends with the issue, as affiliationChanged', async () => {
    const who = await scene.holder(400);
    const { serial } = await scene.current(who);
    expect(await codeOf(scene.open(who))).toBe('ERR_RENEWAL_EARLY');
    await scene.outdate(who);
    const { id } = await scene.send(who);
    await scene.approve(id);
    expect((await scene.current(who)).serial).toBe(serial);
    await house.office.issuance.issue(house.clockHand(), id);
    expect((await scene.certificatesOf(who)).map(({ status, reason, current }) => [status, reason, current])).toEqual([
      ['valid', null, true],
      ['revoked', 'affiliationChanged', false],
    ]);
  });

  it('the old one runs out while the officers look: approved all the same', async () => {
    const who = await scene.holder(3);
    const { id } = await scene.send(who);
    await scene.later(5 * day, who);
    expect(await scene.blockingOf(id)).toEqual([]);
    await scene.grant(id);
    expect((await scene.current(who)).case).toBe(id);
  });
});

describe('REN-2 when a certificate may be renewed', () => {
  it('too early is explained with the day; on that day, by the agency’s calendar, it opens', async () => {
    const who = await scene.holder(100);
    const { notAfter } = await scene.current(who);
    const early = await scene.open(who).then(
      () => expect.unreachable(),
      (error: RegistrationError) => error,
    );
    expect(early).toMatchObject({ code: 'ERR_RENEWAL_EARLY', fields: { timeZone: 'Asia/Jakarta' } });
    const from = Date.parse(String(early.fields.from));
    // Midnight in Jakarta, 60 days before the day on which it ends there.
    expect(new Date(from).toISOString()).toMatch(/T17:00:00.000Z$/);
    expect(Math.floor((Date.parse(notAfter) + 7 * 3_600_000) / day) - Math.floor((from + 7 * 3_600_000) / day)).toBe(
      60,
    );
    await scene.later(from - house.clock.now().getTime() - 1000, who);
    expect(await codeOf(scene.open(who))).toBe('ERR_RENEWAL_EARLY');
    house.wait(1000);
    expect((await scene.open(who)).state).toBe('draft');
  });

  it('asked twice, also at once and from another network, it is one case', async () => {
    const who = await scene.holder(30);
    const { serial } = await scene.current(who);
    const found = await Promise.all([scene.open(who), scene.open(who), scene.open(who, serial)]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
  });

  it('held, revoked, run out, replaced, another’s, none at all: each is explained', async () => {
    const who = await scene.holder(30);
    const { serial } = await scene.current(who);
    await scene.hold(who);
    expect(await codeOf(scene.open(who))).toBe('ERR_CERTIFICATE_HELD');
    expect(await codeOf(house.office.issuance.open(house.as(who), profile))).toBe('ERR_CERTIFICATE_HELD');
    await scene.release(who);
    await scene.grant((await scene.send(who)).id);
    expect(await codeOf(scene.open(who, serial))).toBe('ERR_CERTIFICATE_NOT_CURRENT');
    await scene.later(680 * day, who);
    expect((await scene.open(who)).state).toBe('draft');
    await scene.end(who, 'superseded');
    expect(await codeOf(scene.open(who))).toBe('ERR_CERTIFICATE_REVOKED');

    const other = await scene.holder(-1);
    expect(await codeOf(scene.open(other))).toBe('ERR_CERTIFICATE_EXPIRED');
    expect(await codeOf(scene.open(other, serial))).toBe('ERR_CERTIFICATE_NOT_FOUND');
    expect(await codeOf(scene.open(await scene.newSubscriber()))).toBe('ERR_CERTIFICATE_NOT_FOUND');
  });

  it('which certificate it is about cannot be answered otherwise, and the confirmation is not skipped', async () => {
    const who = await scene.holder(30);
    const { id, answers } = await scene.open(who);
    for (const item of ['certificate', 'profile'] as const)
      expect(await codeOf(house.office.drafting.answer(house.as(who), id, item, 'ff'))).toBe('ERR_ITEM_NOT_OPEN');
    await house.office.issuance.attachCsr(house.as(who), id, csrOf(who));
    expect(await codeOf(house.office.issuance.showAgreement(house.as(who), id))).toBe('ERR_ITEMS_MISSING');
    expect((await house.find(id)).answers).toMatchObject(answers);
  });
});

describe('REN-2 a used key is refused', () => {
  it('the one of the certificate itself, and one certified for somebody else', async () => {
    const made = newRequest('/CN=Siapa Saja');
    const who = await scene.newSubscriber();
    await scene.grant((await house.request(who, made.csr)).id);
    const other = await scene.holder(20);
    const bytes = new TextEncoder().encode(made.csr);
    expect(await codeOf(scene.fill(other, bytes))).toBe('ERR_KEY_USED');
    await scene.later(0, who);
    expect(await codeOf(scene.fill(who, bytes))).toBe('ERR_KEY_USED');
    expect((await house.find((await scene.open(who)).id)).answers.csr).toBeUndefined();
  });

  it('ISS-9 a rejected CSR is asked again alone; its new key asks for the agreement again (ISS-7)', async () => {
    const who = await scene.holder(50);
    const { id } = await scene.send(who);
    await scene.rejectCsr(id);
    expect(await codeOf(house.office.renewal.confirmUnchanged(house.as(who), id))).toBe('ERR_ITEM_NOT_OPEN');
    await house.office.issuance.attachCsr(house.as(who), id, csrOf(who));
    expect(await house.office.issuance.resubmit(house.as(who), id)).toEqual({ submitted: false });
    expect((await scene.agree(who, id)).state).toBe('submitted');
  });
});

describe('REN-3 what a renewal rests on: a predecessor that was good when it was sent (RFC 3647 3.3.2)', () => {
  it.each([
    ['superseded', []],
    ['affiliationChanged', []],
    ['keyCompromise', ['predecessor']],
    ['cessationOfOperation', ['predecessor']],
    ['privilegeWithdrawn', ['predecessor']],
  ] as const)('revoked meanwhile as %s', async (reason, blocking) => {
    const who = await scene.holder(30);
    const { id } = await scene.send(who);
    await scene.end(who, reason);
    expect(await scene.blockingOf(id)).toEqual(blocking);
    expect(await codeOf(scene.grant(id))).toBe(blocking.length > 0 ? 'ERR_CHECK_BLOCKS' : 'done');
  });

  it('held meanwhile: it waits for that decision', async () => {
    const who = await scene.holder(30);
    const { id } = await scene.send(who);
    await scene.hold(who);
    expect(await codeOf(scene.grant(id))).toBe('ERR_CHECK_BLOCKS');
    await scene.release(who);
    expect(await codeOf(scene.grant(id))).toBe('done');
  });

  it('a draft whose certificate has ended is explained, cannot be sent, and gives way to a new request', async () => {
    const who = await scene.holder(2);
    const { id } = await scene.fill(who);
    const { document } = await house.office.issuance.showAgreement(house.as(who), id);
    await scene.later(3 * day, who);
    expect(await codeOf(scene.open(who))).toBe('ERR_CERTIFICATE_EXPIRED');
    expect(await codeOf(house.office.issuance.acceptAgreement(house.as(who), id, document as DocumentId))).toBe(
      'ERR_CERTIFICATE_EXPIRED',
    );
    expect((await house.office.issuance.open(house.as(who), profile)).kind).toBe('issuance');
    expect((await house.find(id)).state).toBe('withdrawn');
  });

  it('ISS-1 sent in time it goes on past the end: mended and sent again, and no second request beside it', async () => {
    const who = await scene.holder(2);
    const { id } = await scene.send(who);
    await scene.rejectCsr(id);
    await scene.later(3 * day, who);
    expect(await codeOf(house.office.issuance.open(house.as(who), profile))).toBe('ERR_REQUEST_OPEN');
    await house.office.issuance.attachCsr(house.as(who), (await scene.open(who)).id, csrOf(who));
    await scene.agree(who, id);
    await scene.grant(id);
    expect((await scene.current(who)).case).toBe(id);
  });

  it('a new request takes the place of a renewal at the desk that can never be granted', async () => {
    const who = await scene.holder(30);
    const { id } = await scene.send(who);
    await scene.end(who, 'keyCompromise');
    expect((await house.office.issuance.open(house.as(who), profile)).kind).toBe('issuance');
    expect((await house.find(id)).state).toBe('withdrawn');
  });
});

describe('ISS-1 a certificate that lives is explained, with what can be done', () => {
  it('says whether it may be renewed already', async () => {
    const who = await scene.holder(100);
    const refused = () =>
      house.office.issuance
        .open(house.as(who), profile)
        .catch((error: { fields: Record<string, string> }) => error.fields);
    expect(await refused()).toMatchObject({ renewal: 'later', from: expect.stringMatching(/T17:00:00/) });
    await scene.later(50 * day, who);
    expect(await refused()).toMatchObject({ renewal: 'open' });
    expect((await house.office.issuance.holdingsOf({ id: who.account, agency: null }))[0]).toMatchObject({
      standing: 'valid',
      mayRenew: true,
    });
  });
});

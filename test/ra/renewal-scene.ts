/** An office with desks at work, and subscribers whose certificate is so many days from its end: where the tests of renewal begin. */
import { individualSigning } from '#pki/profile.ts';
import type { Case } from '#ra/case.ts';
import type { Certificate, EndReason } from '#ra/certificate.ts';
import { RegistrationError } from '#ra/errors.ts';
import type { AccountId, CaseId, DocumentId, SerialNumber } from '#ra/values.ts';
import { after } from '#ra/values.ts';
import type { OpenOffice, Somebody } from '#support/office.ts';
import { assistants, officers, openOffice, somebody } from '#support/office.ts';
import { newRequest } from '#support/papers.ts';

export const day = 86_400_000;
export const profile = individualSigning.name;
export type Subscriber = Somebody & { readonly username: string; readonly account: AccountId };
export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );
export const csrOf = (who: Somebody) => new TextEncoder().encode(newRequest(`/CN=${who.name}`).csr);

const [assistant, officer] = [somebody(1), somebody(2)];

export type RenewalScene = Awaited<ReturnType<typeof openScene>>;

export const openScene = async () => {
  const house: OpenOffice = await openOffice();
  const beginning = house.clock.now().getTime();
  const staff = [
    [assistant, await house.staff(assistant, 'assistant', assistants)],
    [officer, await house.staff(officer, 'officer', officers)],
  ] as const;
  let next = 2;

  const atDesk = () => house.as(officer, officers);
  const grant = async (id: CaseId): Promise<void> => {
    await house.office.issuance.approve(atDesk(), id);
    await house.office.issuance.issue(house.clockHand(), id);
  };
  const certificatesOf = (who: Subscriber): Promise<readonly Certificate[]> =>
    house.office.issuance.certificatesOf(who.account);
  const current = async (who: Subscriber): Promise<Certificate> => {
    const found = (await certificatesOf(who)).find((one) => one.current);
    if (!found) throw new RegistrationError('ERR_CERTIFICATE_NOT_FOUND');
    return found;
  };

  /** Time passes and everybody named logs in again. */
  const later = async (milliseconds: number, ...people: readonly Subscriber[]): Promise<void> => {
    house.wait(milliseconds);
    for (const [who, username] of staff) await house.logIn(who, username);
    for (const who of people) await house.logIn(who, who.username);
  };
  /** The CA lives for ten years, so each story begins on the same day again. */
  const newSubscriber = async (): Promise<Subscriber> => {
    await later(beginning - house.clock.now().getTime());
    const who = somebody(++next);
    return { ...who, ...(await house.subscriber(who, { assistant, officer })) };
  };
  const newHolder = async (): Promise<Subscriber> => {
    const who = await newSubscriber();
    await grant((await house.request(who)).id);
    return who;
  };
  /** With a certificate whose end is so many days away. */
  const holder = async (daysLeft: number): Promise<Subscriber> => {
    const who = await newHolder();
    await later((730 - daysLeft) * day, who);
    return who;
  };

  const open = (who: Somebody, serial?: SerialNumber): Promise<Case> =>
    house.office.renewal.open(house.as(who), serial);
  const fill = async (who: Somebody, csr = csrOf(who)): Promise<Case> => {
    const { id } = await open(who);
    await house.office.renewal.confirmUnchanged(house.as(who), id);
    return house.office.issuance.attachCsr(house.as(who), id, csr);
  };
  const agree = async (who: Somebody, id: CaseId): Promise<Case> => {
    const { document } = await house.office.issuance.showAgreement(house.as(who), id);
    return house.office.issuance.acceptAgreement(house.as(who), id, document as DocumentId);
  };
  return {
    house,
    grant,
    approve: (id: CaseId) => house.office.issuance.approve(atDesk(), id),
    certificatesOf,
    current,
    later,
    newSubscriber,
    newHolder,
    holder,
    open,
    fill,
    agree,
    send: async (who: Somebody): Promise<Case> => agree(who, (await fill(who)).id),
    end: async (who: Subscriber, reason: EndReason) =>
      house.office.revocation.revoke(house.console(), (await current(who)).serial, { reason, since: null }),
    hold: async (who: Subscriber) => house.office.revocation.hold(house.console(), (await current(who)).serial),
    release: async (who: Subscriber) => house.office.revocation.release(house.console(), (await current(who)).serial),
    /** As a change of data leaves it (ACC-9). */
    outdate: async (who: Subscriber): Promise<void> => {
      const { serial } = await current(who);
      await house.registry.transaction((records) =>
        records.certificates.setEnd(serial, after(house.clock.now(), 14 * day)),
      );
    },
    rejectCsr: async (id: CaseId): Promise<void> => {
      await house.office.decision.beginVerdict(atDesk(), id, 'reject');
      await house.office.decision.tick(atDesk(), id, { item: 'csr', reason: 'wrong-key' });
      await house.office.decision.sendVerdict(atDesk(), id, 'reject');
    },
    blockingOf: async (id: CaseId) =>
      (await house.office.desk.view(id))?.checks.filter(({ verdict }) => verdict === 'blocks').map(({ name }) => name),
  };
};

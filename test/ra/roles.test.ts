/** The table of rights, walked whole: every act of the office, every capacity. What is not in the table nobody may do. REQUIREMENTS "Who takes part". */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Act, Capacity } from '#ra/roles.ts';
import { mayDo, rights } from '#ra/roles.ts';

const root = join(import.meta.dirname, '../..');
const acts = Object.keys(rights) as Act[]; // the keys of the table
const capacities = [
  'visitor',
  'subscriber',
  'assistant',
  'officer',
  'supervisor',
  'administrator',
  'clock',
  'console',
] as const satisfies readonly Capacity[];

/** The first argument of every act the office performs, read from its chapters. */
const performed = (): readonly string[] => {
  const text = globSync('src/ra/office/*.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/\b(?:act|on)\(\s*by,\s*'(\w+)'/g)].map(([, act = '']) => act);
  // sendVerdict performs the verdict itself.
  return [...new Set([...named, 'return', 'reject', 'refuse'])].toSorted();
};

describe('every act of the office stands in the table of rights', () => {
  it('and the table has no act that nobody performs', () => {
    const written = new Set(performed());
    const unperformed = acts.filter((act) => !written.has(act));
    expect([...written].filter((act) => !acts.includes(act as Act))).toEqual([]);
    expect(unperformed).toEqual([]);
  });
});

describe('who may do what: the whole table, act by act', () => {
  it('reads as the SOPs have it', () => {
    const lines = acts.map(
      (act) =>
        `${act}: ${capacities.flatMap((capacity) => (mayDo(act)[capacity] ? [`${capacity} ${mayDo(act)[capacity]}`] : [])).join(', ')}`,
    );
    expect(lines.join('\n')).toMatchInlineSnapshot(`
      "chooseLanguage: visitor any
      consent: visitor any
      openRegistration: visitor any
      openIssuance: subscriber own
      answer: visitor own
      attach: visitor own
      erase: visitor own
      withdraw: visitor own
      submitRegistration: visitor own
      completeRegistration: visitor own
      activate: visitor any
      resendActivation: visitor own, officer desk
      openRebinding: visitor any
      submitRebinding: visitor own
      resendMailboxLink: visitor own
      confirmMailbox: visitor any
      openRenewal: subscriber own
      openChange: subscriber own
      submitChange: subscriber own
      confirmChange: visitor any
      openRevocation: subscriber own
      submitRevocation: subscriber own
      holdOwnCertificate: subscriber own
      sendHoldLink: visitor any
      holdByLink: visitor any
      askForCall: visitor any
      proveLeak: visitor any, console any
      chooseReminders: visitor any
      offerReminders: visitor any
      showAgreement: subscriber own
      acceptAgreement: subscriber own
      declineAgreement: subscriber own
      resubmitIssuance: subscriber own
      fetchCertificate: subscriber own
      beginLogin: visitor any
      enterPassword: visitor any
      choosePassword: visitor any
      confirmLogin: visitor any
      offerJoining: subscriber own
      joinChat: visitor any
      forgetPassword: visitor any
      voidPassword: visitor any
      logout: subscriber own
      endSession: subscriber own
      forward: assistant desk
      return: assistant desk
      rebind: assistant desk
      register: officer desk
      verify: officer desk
      approve: officer desk
      reject: officer desk
      revoke: officer desk
      lift: officer desk
      hold: officer desk
      endorse: officer desk
      seekCertificate: officer desk
      proposeRevocation: officer desk
      refuse: assistant desk, officer desk
      claim: assistant desk, officer desk
      release: assistant desk, officer desk, supervisor desk
      tick: assistant desk, officer desk
      takeBack: assistant desk, officer desk
      handOver: assistant desk, officer desk, supervisor desk
      addNote: assistant desk, officer desk, supervisor desk
      askApplicant: assistant desk, officer desk
      answerDesk: visitor own
      queue: assistant desk, officer desk, supervisor desk
      search: assistant desk, officer desk, supervisor desk
      joinDesk: visitor any
      voidDeskCode: visitor any
      moveDesk: clock any
      loseDesk: clock any
      enterGroup: clock any
      leaveDesk: clock any
      acceptInvitation: visitor any
      becomeAdministrator: visitor any
      invite: administrator any, console any
      inviteAdministrator: console any
      openNumberPage: administrator any, console any
      linkNumber: visitor any, console any
      openDesk: administrator any, console any
      saveAgency: administrator any, console any
      moveClock: console any
      revokeCertificate: console any
      holdCertificate: console any
      releaseCertificate: console any
      issue: clock any
      publishCrl: clock any, console any
      appointOcspSigner: clock any
      lapse: clock any
      remind: clock any
      letGo: clock any
      overdue: clock any
      endChanged: clock any
      warn: clock any
      unreachable: clock any
      renumbered: clock any
      unite: clock any"
    `);
  });

  const only = (act: Act, ...who: readonly Capacity[]) =>
    expect(Object.keys(mayDo(act)).toSorted()).toEqual([...who].toSorted());

  it('ISS-8: only an officer approves, verifies, registers and rejects, and only at a desk', () => {
    for (const act of ['approve', 'verify', 'register', 'reject'] as const) {
      only(act, 'officer');
      expect(mayDo(act).officer).toBe('desk');
    }
  });

  it('ACC-2: only an assistant forwards and returns', () => {
    only('forward', 'assistant');
    only('return', 'assistant');
  });

  it('ACC-8: only an assistant binds an account to another mailbox; a final no is a desk’s', () => {
    only('rebind', 'assistant');
    expect(mayDo('rebind').assistant).toBe('desk');
    // Which of the two may refuse which kind: `decision.ts`, tried in rebinding.test.ts and authorise.test.ts.
    only('refuse', 'assistant', 'officer');
    expect(mayDo('refuse')).toEqual({ assistant: 'desk', officer: 'desk' });
  });

  it('Sumbar 9: the CA signs by the clock alone; no person issues', () => {
    only('issue', 'clock');
    only('publishCrl', 'clock', 'console');
    only('lapse', 'clock');
  });

  it('a supervisor sees and lets go, and decides nothing; an administrator decides nothing either', () => {
    const decisions: readonly Act[] = [
      'approve',
      'verify',
      'register',
      'reject',
      'refuse',
      'rebind',
      'forward',
      'return',
      'tick',
      'takeBack',
      'claim',
    ];
    for (const act of decisions) {
      expect(mayDo(act)).not.toHaveProperty('supervisor');
      expect(mayDo(act)).not.toHaveProperty('administrator');
      expect(mayDo(act)).not.toHaveProperty('console');
    }
  });

  it('ISS-1, ISS-7, ISS-11: what concerns a certificate needs a login, and is the own one', () => {
    for (const act of [
      'openIssuance',
      'showAgreement',
      'acceptAgreement',
      'declineAgreement',
      'resubmitIssuance',
      'fetchCertificate',
    ] as const) {
      only(act, 'subscriber');
      expect(mayDo(act).subscriber).toBe('own');
    }
  });

  it('the first administrator is made from the console only', () => {
    only('inviteAdministrator', 'console');
  });
});

/** The one table of rights: which role may do which act, and to whose cases. What is not here nobody may do. */
import type { Role } from './agency.ts';

/** `own`: the person's own case or account; `desk`: cases whose card hangs at the desk in whose group they stand; `any`: no case involved, or all. */
export type Whose = 'own' | 'desk' | 'any';

/** `visitor`: whoever writes; `subscriber`: logged in; `clock` and `console`: the clockwork and the command line. */
export type Capacity = 'visitor' | 'subscriber' | 'clock' | 'console' | Role;

type Rights = { readonly [act: string]: { readonly [capacity in Capacity]?: Whose } };

export const rights = {
  chooseLanguage: { visitor: 'any' },
  consent: { visitor: 'any' },
  openRegistration: { visitor: 'any' },
  openIssuance: { subscriber: 'own' },
  answer: { visitor: 'own' },
  attach: { visitor: 'own' },
  erase: { visitor: 'own' },
  withdraw: { visitor: 'own' },
  submitRegistration: { visitor: 'own' },
  completeRegistration: { visitor: 'own' },
  activate: { visitor: 'any' },
  resendActivation: { visitor: 'own', officer: 'desk' },
  openRebinding: { visitor: 'any' },
  submitRebinding: { visitor: 'own' },
  resendMailboxLink: { visitor: 'own' },
  confirmMailbox: { visitor: 'any' },
  openRenewal: { subscriber: 'own' },
  openChange: { subscriber: 'own' },
  submitChange: { subscriber: 'own' },
  confirmChange: { visitor: 'any' },
  openRevocation: { subscriber: 'own' },
  submitRevocation: { subscriber: 'own' },
  /** REV-7: the owner's two taps; a link in the official mailbox; a call back by an officer. */
  holdOwnCertificate: { subscriber: 'own' },
  sendHoldLink: { visitor: 'any' },
  holdByLink: { visitor: 'any' },
  askForCall: { visitor: 'any' },
  /** REV-8: whoever shows the private key itself proves that it leaked. */
  proveLeak: { visitor: 'any', console: 'any' },
  chooseReminders: { visitor: 'any' },
  offerReminders: { visitor: 'any' },
  showAgreement: { subscriber: 'own' },
  acceptAgreement: { subscriber: 'own' },
  declineAgreement: { subscriber: 'own' },
  resubmitIssuance: { subscriber: 'own' },
  fetchCertificate: { subscriber: 'own' },
  beginLogin: { visitor: 'any' },
  enterPassword: { visitor: 'any' },
  choosePassword: { visitor: 'any' },
  confirmLogin: { visitor: 'any' },
  offerJoining: { subscriber: 'own' },
  joinChat: { visitor: 'any' },
  forgetPassword: { visitor: 'any' },
  voidPassword: { visitor: 'any' },
  logout: { subscriber: 'own' },
  endSession: { subscriber: 'own' },
  forward: { assistant: 'desk' },
  return: { assistant: 'desk' },
  rebind: { assistant: 'desk' },
  register: { officer: 'desk' },
  verify: { officer: 'desk' },
  approve: { officer: 'desk' },
  reject: { officer: 'desk' },
  revoke: { officer: 'desk' },
  lift: { officer: 'desk' },
  hold: { officer: 'desk' },
  endorse: { officer: 'desk' },
  seekCertificate: { officer: 'desk' },
  proposeRevocation: { officer: 'desk' },
  /** An assistant only what the assistants alone decide (`decision.ts`). */
  refuse: { assistant: 'desk', officer: 'desk' },
  claim: { assistant: 'desk', officer: 'desk' },
  release: { assistant: 'desk', officer: 'desk', supervisor: 'desk' },
  tick: { assistant: 'desk', officer: 'desk' },
  takeBack: { assistant: 'desk', officer: 'desk' },
  /** Their own claim; a supervisor anybody's (`hand-over.ts`). */
  handOver: { assistant: 'desk', officer: 'desk', supervisor: 'desk' },
  addNote: { assistant: 'desk', officer: 'desk', supervisor: 'desk' },
  askApplicant: { assistant: 'desk', officer: 'desk' },
  answerDesk: { visitor: 'own' },
  queue: { assistant: 'desk', officer: 'desk', supervisor: 'desk' },
  search: { assistant: 'desk', officer: 'desk', supervisor: 'desk' },
  joinDesk: { visitor: 'any' },
  voidDeskCode: { visitor: 'any' },
  /** As a network tells of a group, and of who left it. */
  moveDesk: { clock: 'any' },
  loseDesk: { clock: 'any' },
  enterGroup: { clock: 'any' },
  leaveDesk: { clock: 'any' },
  acceptInvitation: { visitor: 'any' },
  becomeAdministrator: { visitor: 'any' },
  invite: { console: 'any', administrator: 'any' },
  inviteAdministrator: { console: 'any' },
  openNumberPage: { console: 'any', administrator: 'any' },
  /** By the console, or by who holds the link of that page. */
  linkNumber: { visitor: 'any', console: 'any' },
  openDesk: { console: 'any', administrator: 'any' },
  saveAgency: { console: 'any', administrator: 'any' },
  /** Of a trial alone. */
  moveClock: { console: 'any' },
  revokeCertificate: { console: 'any' },
  holdCertificate: { console: 'any' },
  releaseCertificate: { console: 'any' },
  issue: { clock: 'any' },
  publishCrl: { clock: 'any', console: 'any' },
  appointOcspSigner: { clock: 'any' },
  lapse: { clock: 'any' },
  remind: { clock: 'any' },
  letGo: { clock: 'any' },
  overdue: { clock: 'any' },
  endChanged: { clock: 'any' },
  warn: { clock: 'any' },
  unreachable: { clock: 'any' },
  /** As a network tells of its people. */
  renumbered: { clock: 'any' },
  unite: { clock: 'any' },
} as const satisfies Rights;

export type Act = keyof typeof rights;

/** Which capacities may do an act at all, strongest claim first as the table writes them. */
export const mayDo = (act: Act): Readonly<Partial<Record<Capacity, Whose>>> => rights[act];

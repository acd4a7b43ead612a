/** What an administrator must know before it hurts (STANDARDS "CA"): authorities, their lists and their signers come to an end. */

export type CaStanding = {
  /** How the CA is called in addresses and folders. */
  readonly name: string;
  readonly role: 'root' | 'issuing' | 'ocsp-signer';
  readonly status: 'current' | 'retired';
  /** RFC 4514 text. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Its root's list says so. */
  readonly isRevoked?: boolean;
  /** nextUpdate of a list that people bring by hand: the root's. None where there is no list yet. */
  readonly crlUntil?: Date | null;
};

export type CaWarning = {
  readonly kind: 'revoked' | 'not-yet' | 'ends' | 'full-length-ends' | 'crl-ends' | 'crl-missing';
  readonly ca: string;
  /** When it hurts, or began to. */
  readonly at: Date;
  readonly isOver: boolean;
  /** What, until when, how to mend it. */
  readonly sentence: string;
};

export type CaOutlook = {
  readonly now: Date;
  readonly cas: readonly CaStanding[];
  /** notAfter − notBefore of the longest profile, in seconds. */
  readonly longestValiditySeconds: number;
};

const day = 86_400_000;
/** How early each is said. An OCSP signer lives for days and renews itself, so it is only said when that stopped. */
const daysAhead = { root: 60, issuing: 60, 'ocsp-signer': 1 } as const;
const date = (at: Date): string => at.toISOString().slice(0, 10);

/** The soonest first; empty while nothing is to be done. */
export const caWarnings = ({ now, cas, longestValiditySeconds }: CaOutlook): readonly CaWarning[] =>
  cas
    .flatMap((ca) => [
      ...revoked(ca, now),
      ...notYet(ca, now),
      ...ending(ca, now),
      ...fullLength(ca, now, longestValiditySeconds),
      ...list(ca, now),
    ])
    .sort((one, other) => one.at.getTime() - other.at.getTime());

const revoked = ({ name, status, subject, isRevoked = false }: CaStanding, now: Date): readonly CaWarning[] =>
  isRevoked && status === 'current'
    ? [
        {
          kind: 'revoked',
          ca: name,
          at: now,
          isOver: true,
          sentence: `${subject} was revoked by its root and must sign nothing more. Put a new issuing CA in its place: lencana ca rollover.`,
        },
      ]
    : [];

const notYet = ({ name, notBefore, subject }: CaStanding, now: Date): readonly CaWarning[] =>
  now >= notBefore
    ? []
    : [
        {
          kind: 'not-yet',
          ca: name,
          at: notBefore,
          isOver: true,
          sentence: `${subject} begins on ${notBefore.toISOString()} and this machine's clock says ${now.toISOString()}: set the clock right.`,
        },
      ];

/** A retired CA may end: it is why there is another. */
const ending = ({ name, role, status, notAfter, subject }: CaStanding, now: Date): readonly CaWarning[] => {
  const isFar = notAfter.getTime() - now.getTime() > daysAhead[role] * day;
  if (isFar || status === 'retired') return [];
  const isOver = notAfter < now;
  const mend = {
    root: 'Make a new root and an issuing CA under it (docs/ca-ceremony.md).',
    issuing: 'Put a new issuing CA beside it: lencana ca rollover.',
    'ocsp-signer': 'It renews itself: look at the log for why it did not.',
  }[role];
  return [
    {
      kind: 'ends',
      ca: name,
      at: notAfter,
      isOver,
      sentence: `${subject} ${isOver ? 'ended' : 'ends'} on ${date(notAfter)}. ${mend}`,
    },
  ];
};

const fullLength = (
  { name, role, status, notAfter, subject }: CaStanding,
  now: Date,
  longestValiditySeconds: number,
): readonly CaWarning[] => {
  if (role !== 'issuing' || status !== 'current' || notAfter < now) return [];
  const at = new Date(notAfter.getTime() - longestValiditySeconds * 1000);
  if (at.getTime() - now.getTime() > daysAhead.issuing * day) return [];
  const isOver = at < now;
  const days = Math.ceil(longestValiditySeconds / 86_400);
  return [
    {
      kind: 'full-length-ends',
      ca: name,
      at,
      isOver,
      sentence: `${isOver ? 'Since' : 'From'} ${date(at)} a certificate of ${days} days no longer fits into ${subject}, which ends on ${date(notAfter)}, and is refused. Put a new issuing CA beside it: lencana ca rollover.`,
    },
  ];
};

/** Of a retired root too, as long as certificates under it are in use: readers check the whole chain. */
const list = ({ name, subject, crlUntil }: CaStanding, now: Date): readonly CaWarning[] => {
  if (crlUntil === undefined) return [];
  const mend = 'Sign a new one with the root (lencana ca root crl) and bring it here (lencana ca import-crl).';
  if (crlUntil === null)
    return [{ kind: 'crl-missing', ca: name, at: now, isOver: true, sentence: `${subject} has no CRL here. ${mend}` }];
  if (crlUntil.getTime() - now.getTime() > daysAhead.root * day) return [];
  const isOver = crlUntil < now;
  return [
    {
      kind: 'crl-ends',
      ca: name,
      at: crlUntil,
      isOver,
      sentence: `The CRL of ${subject} ${isOver ? 'ran' : 'runs'} out on ${date(crlUntil)}. ${mend}`,
    },
  ];
};

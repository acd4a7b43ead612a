/** What a link to /activate may be about: each kind of case that waits for a mailbox to answer. ACC-4, ACC-8, ACC-9. */
import type { Actor } from '#ra/actor.ts';
import type { AgencyId, CaseId, Language, NetworkName } from '#ra/values.ts';
import type { AccountPages } from './door.ts';
import type { Proof } from './mailbox.ts';

export type Link = {
  readonly proof: Proof;
  /** What a GET shows; null where the link opens nothing (any more). */
  readonly page: (secret: string) => Promise<View | null>;
  /** Used and expired ones included. */
  readonly isOurs: (secret: string) => Promise<boolean>;
  /** What the button does. */
  readonly prove: (
    by: Actor,
    secret: string,
  ) => Promise<{ readonly language: Language; readonly network: NetworkName }>;
};
type View = { readonly case: CaseId; readonly language: Language; readonly agency: AgencyId | null };

/** A secret that no other kind knows is tried as an activation. */
export const linksOf = ({
  change,
  rebinding,
  registration,
}: Pick<AccountPages['office'], 'change' | 'rebinding' | 'registration'>): readonly Link[] => [
  { proof: 'mailbox', page: rebinding.page, isOurs: rebinding.isLink, prove: rebinding.confirm },
  { proof: 'change', page: change.page, isOurs: change.isLink, prove: change.confirm },
  { proof: 'activate', page: registration.activationPage, isOurs: async () => true, prove: registration.activate },
];

/** Who asked to log in, and the six digits that lead from our page back into that very chat. Kebumen account 7, Ciamis 4; ACC-7. */
import type { Account } from '../account.ts';
import { sixDigits } from '../password.ts';
import type { Address, Language, NetworkName } from '../values.ts';
import { after } from '../values.ts';
import type { Scene } from './act.ts';
import type { OfficeDeps } from './deps.ts';
import { minutes, secretHash } from './terms.ts';

/** Who asked to log in: shown on the page, so that a link sent on by a stranger is recognised. */
export type LoginRequest = {
  readonly network: NetworkName;
  readonly user: string;
  readonly chat: string;
  readonly shownName: string;
  readonly language: Language;
};

/** The six digits the page shows and THAT chat must say (ACC-7). */
export const loginCode =
  ({ random, terms }: Pick<OfficeDeps, 'random' | 'terms'>) =>
  async ({ records, now, date }: Scene, account: Account, request: LoginRequest): Promise<string> => {
    const code = sixDigits(random);
    const who = { network: request.network, user: request.user };
    await records.tokens.void('login-code', who, now);
    await records.tokens.insert({
      purpose: 'login-code',
      hash: codeHash(who, code),
      subject: { ...who, account: account.id },
      issuedAt: now,
      expires: after(date, minutes(terms.loginCodeMinutes)),
    });
    await records.announcer.tell(request, request.language, {
      name: 'login-code-ready',
      values: { minutes: terms.loginCodeMinutes },
    });
    return code;
  };

export const codeHash = (who: Pick<Address, 'network' | 'user'>, code: string): string =>
  secretHash(`${who.network}:${who.user}:${code.replace(/\D/g, '')}`);

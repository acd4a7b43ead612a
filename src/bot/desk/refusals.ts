/** Why a tap did nothing, in words the person can act on. CONVERSATION 8, 13; at most 200 characters, as the Bot API allows. */
import { GrammyError } from 'grammy';
import { defaultZone, shortTimeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { RegistrationError, RegistrationErrorCode } from '#ra/errors.ts';
import type { CaseId, Instant } from '#ra/values.ts';
import { shortened } from '../cards/veil.ts';
import type { DeskScene } from './scene.ts';

const longestAlert = 200;

/** What the acts of a desk may answer; words `alert-<code>`. */
export const deskRefusals = [
  'ERR_ACT_NOT_ALLOWED',
  'ERR_MOVE_NOT_ALLOWED',
  'ERR_STALE_CASE',
  'ERR_CASE_NOT_FOUND',
  'ERR_OWN_CASE',
  'ERR_NOT_A_MEMBER',
  'ERR_DESK_UNKNOWN',
  'ERR_DESK_SESSION_CLOSED',
  'ERR_CLAIMED_BY_ANOTHER',
  'ERR_SAME_PERSON_FORWARDED',
  'ERR_COLLEAGUE_GONE',
  'ERR_NOBODY_TO_ASK',
  'ERR_ASKED_TOO_OFTEN',
  'ERR_SEARCHED_TOO_OFTEN',
  'ERR_TAKE_BACK_TOO_LATE',
  'ERR_NO_FAULT_NAMED',
  'ERR_ITEMS_MISSING',
  'ERR_ALREADY_REGISTERED',
  'ERR_AGREEMENT_CHANGED',
  'ERR_CHECK_BLOCKS',
  'ERR_ISSUANCE_FAILED',
  'ERR_SECOND_OFFICER_NEEDED',
  'ERR_CERTIFICATE_NOT_FOUND',
  'ERR_CERTIFICATE_REVOKED',
  'ERR_CERTIFICATE_EXPIRED',
  'ERR_CERTIFICATE_HELD',
  'ERR_CERTIFICATE_NOT_HELD',
  'ERR_CAUSE_UNKNOWN',
] as const satisfies readonly RegistrationErrorCode[];

/** The person looked at a card that is no longer how the case stands. */
const staleness: readonly RegistrationErrorCode[] = [
  'ERR_MOVE_NOT_ALLOWED',
  'ERR_STALE_CASE',
  'ERR_CLAIMED_BY_ANOTHER',
  'ERR_TAKE_BACK_TOO_LATE',
  'ERR_CHECK_BLOCKS',
  'ERR_AGREEMENT_CHANGED',
  'ERR_CERTIFICATE_HELD',
  'ERR_CERTIFICATE_NOT_HELD',
  'ERR_CERTIFICATE_REVOKED',
];
export const isStale = ({ code }: RegistrationError): boolean => staleness.includes(code);

/** Plain text; times in this zone. */
export const refusalText = (words: Words, { code, fields }: RegistrationError, zone = defaultZone): string => {
  if (!(deskRefusals as readonly RegistrationErrorCode[]).includes(code))
    return words.plain('alert-unexpected', { code });
  const isTime = (value: string) => /^\d{4}-\d\d-\d\dT.*Z$/.test(value);
  const shown = (value: string) => (isTime(value) ? shortTimeText(value as Instant, zone, words.language) : value);
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shown(String(value))]));
  const text = code === 'ERR_CHECK_BLOCKS' ? words.plain(`check-${fields.check}-blocks`, values) : '';
  const key = `alert-${code.replace(/^ERR_/, '').toLowerCase().replaceAll('_', '-')}`;
  return shortened(words.plain(key, { ...values, text }), longestAlert);
};

/** A closed desk session is opened in private: the way there is sent, or said where the person never wrote to us. */
export const refuse = async (scene: DeskScene, error: RegistrationError): Promise<string> => {
  if (error.code !== 'ERR_DESK_SESSION_CLOSED' || (await invitePrivately(scene)))
    return refusalText(scene.words, error, await zoneOf(scene, error));
  return scene.words.plain('alert-desk-session-closed-unreachable', { bot: scene.ctx.me.username });
};

/** Since when a colleague has it, by the clock on the agency's wall. */
const zoneOf = async ({ office }: DeskScene, { code, fields }: RegistrationError) => {
  if (code !== 'ERR_CLAIMED_BY_ANOTHER') return defaultZone;
  return (await office.desk.view(Number(fields.case) as CaseId))?.agency?.timeZone ?? defaultZone; // the office named it
};

const invitePrivately = async ({ ctx, words }: DeskScene): Promise<boolean> => {
  if (!ctx.from) return false;
  const login = [[{ text: words.plain('desk-button-login'), callback_data: 'go:masuk' }]];
  try {
    await ctx.api.sendMessage(ctx.from.id, words('desk-session-closed'), {
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: login },
    });
    return true;
  } catch (caught) {
    // A bot may not write first, and not to who blocked it; anything else is the network's trouble.
    if (caught instanceof GrammyError && [400, 403].includes(caught.error_code)) return false;
    throw caught;
  }
};

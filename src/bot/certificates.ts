/** `/sertifikat`: each certificate a person has, how it stands, and as buttons what can be done with it. Sumbar issuance 10–11. ISS-11, REN-1, REV-2. */
import { InlineKeyboard, InputFile } from 'grammy';
import type { BotContext, FlowDeps } from '#flows/context.ts';
import { joiningVisit, keyToolButton, mayBeButton } from '#flows/key-tool.ts';
import { refusalOf } from '#flows/refusal.ts';
import { dayText, timeText } from '#locales/times.ts';
import type { Words } from '#locales/words.ts';
import type { TimeZone } from '#ra/agency.ts';
import { isIssuing } from '#ra/case.ts';
import type { Holding } from '#ra/office/certificates.ts';
import { wantsReminders } from '#ra/office/owner.ts';
import { defaultZone } from '#ra/time-zone.ts';
import type { SerialNumber } from '#ra/values.ts';
import { certificateFiles } from './certificate-files.ts';

const certificateForms = ['pem', 'der', 'p7b'] as const;
export type CertificateForm = (typeof certificateForms)[number];

const html = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;
/** Older ones are history. */
const mostShown = 5;

/** Good still, or perhaps to be good again: a second one would be explained (ISS-1). */
export const isGood = ({ standing }: Holding): boolean => ['valid', 'ending', 'held'].includes(standing);

/** One screen a certificate, the current one first. */
export const showCertificates = async (ctx: BotContext, { office }: FlowDeps): Promise<void> => {
  const { words, visitor } = ctx;
  const { account } = visitor;
  const only = (text: string, label: string, where: string) =>
    ctx.reply(words(text), { ...html, reply_markup: new InlineKeyboard().text(words.plain(label), `go:${where}`) });
  if (!account) return void (await only('login-first', 'button-masuk', 'masuk'));
  const holdings = await office.issuance.holdingsOf(account);
  if (holdings.length === 0) return void (await only('certificates-none', 'button-terbit', 'terbit'));
  const zone = (account.agency && (await office.administration.agency(account.agency))?.timeZone) || defaultZone;
  const renewing = visitor.cases.flatMap(({ kind, answers }) => (kind === 'renewal' ? [answers.certificate] : []));
  const mayAsk = !holdings.some(isGood) && !visitor.cases.some(isIssuing);
  for (const [place, holding] of holdings.slice(0, mostShown).entries()) {
    const isRenewing = renewing.includes(holding.certificate.serial);
    const keyboard = buttonsOf(holding, words, isRenewing);
    if (holding.certificate.current && visitor.contact && !wantsReminders(visitor.contact))
      keyboard.row().text(words.plain('button-reminders-on'), 'reminders:on');
    if (mayAsk && place === 0) keyboard.row().text(words.plain('button-terbit'), 'go:terbit');
    await ctx.reply(certificateText(holding, words, zone), { ...html, reply_markup: keyboard });
  }
};

const certificateText = ({ certificate, standing }: Holding, words: Words, zone: TimeZone): string => {
  const { serial, subject, notAfter, revokedAt, reason, endBy } = certificate;
  const at = (instant: typeof notAfter | null) => (instant === null ? '' : timeText(instant, zone, words.language));
  const status = words.plain(`certificate-status-${standing}`, {
    at: at(revokedAt),
    end: endBy === null ? '' : dayText(endBy, zone, words.language),
    reason: words.plain('certificate-end-reason', { reason: reason ?? '' }),
  });
  return words('certificate-line', { serial, subject, until: at(notAfter), status });
};

const buttonsOf = ({ certificate, standing, mayRenew }: Holding, words: Words, isRenewing: boolean): InlineKeyboard => {
  const { serial } = certificate;
  const keyboard = new InlineKeyboard();
  for (const form of certificateForms) keyboard.text(words.plain(`button-${form}`), `file:${serial}:${form}`);
  keyboard.row();
  if (isRenewing && standing !== 'held')
    keyboard.text(words.plain('button-go-on-renewal'), `go:perbarui:${serial}`).row();
  else if (mayRenew) keyboard.text(words.plain('button-perbarui'), `go:perbarui:${serial}`).row();
  if (standing === 'revoked' || standing === 'expired') return keyboard;
  keyboard.text(words.plain('button-cabut'), `go:cabut:${serial}`);
  if (standing !== 'held') keyboard.text(words.plain('button-hilang'), 'go:hilang');
  return keyboard;
};

/** ISS-11: any time, in each form. */
export const sendCertificate = async (
  ctx: BotContext,
  { office, links }: FlowDeps,
  serial: SerialNumber,
  form: CertificateForm,
): Promise<void> => {
  try {
    const { der, chain } = await office.issuance.fetch(ctx.nextActor(), serial);
    const { bytes, name } = certificateFiles(der, chain)[form];
    const { network } = ctx.visitor.address;
    const link = links.keyTool(joiningVisit(network, ctx.words));
    const open = mayBeButton(network, link) ? 'button' : 'link';
    await ctx.replyWithDocument(new InputFile(bytes, name), {
      caption: ctx.words(`certificate-caption-${form}`, { open, link }),
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: keyToolButton(network, link, ctx.words) },
    });
  } catch (error) {
    const refusal = refusalOf(error, ctx.words.language);
    if (!refusal) throw error;
    await ctx.reply(ctx.words(refusal.key, refusal.values), html);
  }
};

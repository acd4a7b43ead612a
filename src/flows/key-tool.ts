/**
 * The key tool (LOCK) on its way to a person: the file itself, a link that fills in what we know, a picture of that link, a short code
 * for a machine without a network. The key is made on the person's own device, offline. ISS-3; Sumbar issuance 3, Lemsaneg 4.
 */
import type { InlineKeyboardButton } from 'grammy/types';
import type { Words } from '#locales/words.ts';
import type { Case } from '#ra/case.ts';
import type { KeyToolVisit } from '#ra/office/deps.ts';
import type { Visitor } from '#ra/office/reception.ts';
import type { NetworkName } from '#ra/values.ts';
import { type FlowDeps, type KeyToolType, keyToolTypes } from './context.ts';
import type { Handout } from './interview.ts';

type Known = Pick<FlowDeps, 'links' | 'profiles' | 'keyTool'>;

/** The file, with its SHA-256; everything else is a button away. */
export const keyToolHandout = (deps: Known, it: Case, visitor: Visitor, words: Words): Handout => {
  const { network } = visitor.address;
  const link = keyToolLink(deps, it, visitor, words);
  const caption = words('key-tool-caption', {
    number: String(it.id),
    open: mayBeButton(network, link) ? 'button' : 'link',
    link,
    sha256: deps.keyTool.sha256,
    sum: deps.links.keyToolSum,
  });
  const way = (name: 'qr' | 'code') => ({
    text: words.plain(`button-key-tool-${name}`),
    callback_data: `key:${name}:${it.id}`,
  });
  const keyboard = [...keyToolButton(network, link, words), [way('qr'), way('code')]];
  return { bytes: deps.keyTool.html, name: 'lencana-kunci.html', caption, keyboard };
};

/** Step 1 with this person's name, this case, and the type of key its profile wants. */
export const keyToolLink = (deps: Known, it: Case, visitor: Visitor, { language }: Words): string => {
  const type = keyTypeOf(deps, it);
  const request = {
    name: visitor.account?.name ?? '',
    case: it.id,
    keyType: type === keyToolTypes[0] ? undefined : type,
  };
  return deps.links.keyTool({ step: 1, language, network: visitor.address.network, request });
};

/** What the person types on a machine that knows no link. */
export const shortCodeOf = (deps: Known, it: Case, visitor: Visitor): string =>
  deps.keyTool.shortCode({ case: it.id, name: visitor.account?.name ?? '', keyType: keyTypeOf(deps, it) });

/** The first key of the tool's own order that the case's profile allows (ISS-2). */
const keyTypeOf = ({ profiles }: Known, { answers }: Case): KeyToolType => {
  const allowed = profiles.find(({ name }) => name === answers.profile)?.keyTypes ?? [];
  return keyToolTypes.find((type) => allowed.includes(type)) ?? keyToolTypes[0];
};

/** Step 2, where key and certificate become the .p12 (ISS-11). */
export const joiningVisit = (network: NetworkName, { language }: Words): KeyToolVisit => ({
  step: 2,
  language,
  network,
});

/** One row, or none where the network takes no such button: then the address stands in the text. */
export const keyToolButton = (network: NetworkName, link: string, words: Words): InlineKeyboardButton[][] =>
  mayBeButton(network, link) ? [[{ text: words.plain('button-key-tool-open'), url: link }]] : [];

/** Telegram refuses a button to a host without a dot ("Wrong HTTP URL"), and with it the whole message. */
export const mayBeButton = (network: NetworkName, link: string): boolean => network === 'sandbox' || !isNear(link);

/** An address that only this machine, or the network around it, knows. */
export const isNear = (link: string): boolean => !new URL(link).hostname.includes('.');

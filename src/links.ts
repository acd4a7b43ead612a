/** The addresses of our own pages, as mails and chats name them (DESIGN, public contract). */
import type { KeyToolVisit, Links } from '#ra/office/deps.ts';
import type { NetworkName } from '#ra/values.ts';

/** `chatOf`: where a network's private chat with us is reached, asked anew each time; undefined where nobody knows. */
export const linksOf = (
  publicUrl: string,
  chatOf: (network: NetworkName) => string | undefined = () => undefined,
): Links => ({
  home: publicUrl,
  keyTool: (visit) => `${publicUrl}/lock${visit ? fragmentOf(visit, chatOf(visit.network)) : ''}`,
  keyToolSum: `${publicUrl}/lock/sha256`,
  activate: (secret) => `${publicUrl}/activate/${secret}`,
  login: (secret) => `${publicUrl}/login/${secret}`,
  password: (secret) => `${publicUrl}/password/${secret}`,
  hold: (secret) => `${publicUrl}/hold/${secret}`,
  whatsapp: (secret) => `${publicUrl}/whatsapp/${secret}`,
  chat: chatOf,
});

/**
 * ISS-3: what the key tool fills in by itself. A fragment stays in the browser: no server, proxy or log sees it (RFC 3986 3.5). The official
 * mail is left out on purpose: a request need not hold it, the certificate takes it from the account, and a link lies about in chats.
 */
const fragmentOf = ({ request, step, language }: KeyToolVisit, chat: string | undefined): string => {
  const known = {
    n: request?.name,
    c: request && String(request.case),
    k: request?.keyType,
    s: String(step),
    l: language,
    b: chat,
  };
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(known)) if (value) given.set(name, value);
  return `#${given}`;
};

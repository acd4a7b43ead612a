/** The addresses of our own pages, as mails and chats name them (DESIGN, public contract). */
import type { Links } from '#ra/office/deps.ts';

export const linksOf = (publicUrl: string): Links => ({
  home: publicUrl,
  keyTool: `${publicUrl}/lock`,
  activate: (secret) => `${publicUrl}/activate/${secret}`,
  login: (secret) => `${publicUrl}/login/${secret}`,
  password: (secret) => `${publicUrl}/password/${secret}`,
  hold: (secret) => `${publicUrl}/hold/${secret}`,
});

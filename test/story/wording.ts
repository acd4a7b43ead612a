/** How a transcript words what was on the screens: messages, changes of messages, pages; with what differs from run to run masked. */
import type { SandboxMessage } from '#bot/networks/sandbox/scene.ts';

/** Text, then the file, then one line per row of buttons. */
export const readable = (message: SandboxMessage): string => {
  const { text, file, as } = message;
  return [text, file ? `(${as === 'photo' ? 'foto' : 'berkas'}: ${file.name})` : '', ...buttons(message)]
    .filter(Boolean)
    .join('\n');
};

const buttons = ({ keyboard }: SandboxMessage): readonly string[] =>
  (keyboard ?? []).map((row) => row.map(({ text }) => `[${text}]`).join(' '));

/** What an edit changed; null where only the buttons of an answered question went. */
export const difference = (before: SandboxMessage, after: SandboxMessage): string | null => {
  if (before.text === after.text) {
    const [old, now] = [buttons(before).join('\n'), buttons(after).join('\n')];
    return old === now || now === '' ? null : `(tombolnya kini)\n${now}`;
  }
  if (after.text.startsWith(before.text)) return `(ditulis di bawahnya) ${after.text.slice(before.text.length).trim()}`;
  const [old, now] = [readable(before).split('\n'), readable(after).split('\n')];
  const gone = old.filter((line) => !now.includes(line) && !line.startsWith('['));
  const come = now.filter((line) => !old.includes(line));
  if (come.length + gone.length > now.length / 2) return `(diganti menjadi)\n${readable(after)}`;
  return ['(berubah)', ...gone.map((line) => `− ${line}`), ...come.map((line) => `+ ${line}`)].join('\n');
};

/** A page as it reads from top to bottom; fields and buttons in brackets. */
export const pageText = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>|<svg[\s\S]*?<\/svg>|<footer>[\s\S]*?<\/footer>|<header>[\s\S]*?<\/header>/g, '')
    .replace(/<label[^>]*>([\s\S]*?)<\/label>\s*<input[^>]*>/g, '$1: ______\n')
    .replace(/<button[^>]*>([\s\S]*?)<\/button>/g, '[$1]\n')
    .replace(/<\/(p|h1|h2|li|div|output)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

/** Secrets of links, codes, keys, serials and sizes differ from run to run; case numbers are counted from the story's first. */
export const masked = (script: string): string => {
  const numbers = [...new Set(script.match(/\b1[01]\d\d\b(?!\d)/g) ?? [])];
  return script
    .replace(/(localhost:8080\/(?:activate|login|password)\/)[\w-]+/g, '$1‹…›')
    .replace(/(localhost:8080\/lock)#\S+/g, '$1#‹…›')
    .replace(/(SHA-256: )[0-9a-f]{64}/g, '$1‹…›')
    .replace(/\b[0-9a-f]{64}\b/g, '‹sidik›')
    .replace(/(serialNumber=)\w+/g, '$1‹…›')
    .replace(/((?:Issuing|Root) CA )[0-9A-F]{4}\b/g, '$1‹…›')
    .replace(/(\broot )[0-9a-f]{8}\b/g, '$1‹…›')
    .replace(/\b[0-9a-f]{24,40}\b/g, '‹nomor seri›')
    .replace(/\b[0-9a-f]{8}(?=… (?:sampai|until))/g, '‹awal nomor seri›')
    .replace(/\b[0-9a-f]{12,16}(?=…)/g, '‹sidik›')
    .replace(/(Kata sandi pertama|First password): \S+/g, '$1: ‹kata sandi›')
    .replace(/^(.{0,2})\d{3} ?\d{3}$/gm, '$1‹enam angka›')
    .replace(/(: )\d+([.,]\d+)? (B|kB|KB|MB)\b/g, '$1‹ukuran›')
    .replace(/(halaman, )\d+([.,]\d+)? (B|kB|KB|MB)\b/g, '$1‹ukuran›')
    .replace(/\b1[01]\d\d\b/g, (number) => String(1001 + numbers.indexOf(number)));
};

/** The shape of a letter: the same words as plain text and as simple HTML, with nothing loaded from anywhere. */
import { escapeHtml, wordsIn } from '#locales/words.ts';
import type { Letter } from './letter.ts';

export const plainText = (letter: Letter): string => {
  const { language, greeting, lead, facts, button, after, signature, contact, automatic } = letter;
  const blocks = [
    greeting,
    ...lead,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    button && `${wordsIn(language).plain('mail-link-text', { label: button.label })}\n${button.link}`,
    ...after,
    signature,
    contact,
    `--\n${automatic}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
};

const ink = '#1c2b2d';
const quiet = '#586a6d';
const accent = '#0b5d66';
const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

/** Tables and inline styles only: what every mail program shows alike. */
export const simpleHtml = (letter: Letter, house: string): string => {
  const { language, subject, greeting, lead, facts, button, after, signature, contact, automatic } = letter;
  const inside = [
    paragraph(greeting),
    ...lead.map(paragraph),
    facts.length > 0 ? factTable(facts) : '',
    button ? bigButton(button, wordsIn(language).plain('mail-link-below')) : '',
    ...after.map(paragraph),
    paragraph(signature),
    contact ? paragraph(contact) : '',
  ].join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background:#eef2f2">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef2f2"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:12px;border-top:4px solid ${accent}">
<tr><td style="padding:24px 28px 0;${font};font-size:15px;font-weight:600;color:${accent}">${escapeHtml(house)}</td></tr>
<tr><td style="padding:8px 28px 0;${font};font-size:21px;line-height:1.3;font-weight:700;color:${ink}">${escapeHtml(subject)}</td></tr>
<tr><td style="padding:16px 28px 12px;${font};font-size:16px;line-height:1.55;color:${ink}">
${inside}
</td></tr>
<tr><td style="padding:14px 28px 22px;border-top:1px solid #dde5e5;${font};font-size:13px;line-height:1.5;color:${quiet}">${escapeHtml(automatic)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`;
};

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');
const paragraph = (text: string): string => `<p style="margin:0 0 14px">${lines(text)}</p>`;

/** The label above its value: beside it a telephone would break a password in two. */
const factTable = (facts: Letter['facts']): string => {
  const rows = facts.map(
    ({ label, value, exact }) =>
      `<tr><td style="padding:9px 16px"><div style="font-size:13px;color:${quiet}">${escapeHtml(label)}</div><div style="font-size:17px;font-weight:600;${exact ? code : ''}">${escapeHtml(value)}</div></td></tr>`,
  );
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:4px 0 18px;background:#f2f6f6;border-radius:8px">${rows.join('')}</table>`;
};
/** Broken only inside very long values (a serial number), never at the dashes of a password. */
const code = "font-family:ui-monospace,Consolas,'Courier New',monospace;overflow-wrap:anywhere";

const bigButton = ({ label, link }: NonNullable<Letter['button']>, below: string): string => {
  const href = escapeHtml(link);
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:6px 0 18px"><tr><td style="border-radius:8px;background:${accent}"><a href="${href}" style="display:inline-block;padding:14px 26px;${font};font-size:17px;font-weight:600;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>
<p style="margin:0 0 18px;font-size:13px;color:${quiet};word-break:break-all">${escapeHtml(below)}<br><a href="${href}" style="color:${accent}">${href}</a></p>`;
};

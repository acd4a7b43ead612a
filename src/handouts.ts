/** Where the bot's ways of handing out the key tool meet the tool itself: its file, its short code, a QR of its link. ISS-3. */
import { toBuffer } from 'qrcode';
import type { KeyTool } from '#flows/context.ts';
import type { KeyToolPage } from '#key-tool/key-tool.ts';
import { writeShortCode } from '#key-tool/page/short-code.ts';

export const keyToolHandouts = ({ html, sha256 }: Pick<KeyToolPage, 'html' | 'sha256'>): KeyTool => ({
  html,
  sha256,
  shortCode: ({ case: number, name, keyType }) => writeShortCode({ number: String(number), name, type: keyType }),
  // Level M survives a chat's compression and a smudged screen; four modules of quiet zone are ISO/IEC 18004's.
  qr: (link) => toBuffer(link, { errorCorrectionLevel: 'M', margin: 4, scale: 8 }),
});

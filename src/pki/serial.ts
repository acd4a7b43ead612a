/** Serial numbers of certificates (RFC 5280 4.1.2.2): 16 bytes from the random source, whose hex form is their only form. */
import { fromHex, toHex } from './der.ts';
import { PkiError } from './errors.ts';

/** A cryptographic source: `bytes(size)` never repeats itself. */
export type Random = { bytes(size: number): Uint8Array };

/**
 * 32 lower-case hex digits. The two top bits are 01: positive without a sign octet, and never a leading zero that one reader
 * prints and another drops. 126 random bits are left (the Baseline Requirements want 64).
 */
export const newSerial = (random: Random): string => {
  const bytes = Uint8Array.from(random.bytes(16));
  if (bytes.length !== 16) throw new PkiError('ERR_SERIAL', `the random source gave ${bytes.length} bytes for 16`);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return toHex(bytes);
};

/** The number's magnitude octets. @throws PkiError ERR_SERIAL */
export const serialBytes = (serial: string): Uint8Array => {
  if (!/^[1-9a-f][0-9a-f]{0,39}$/.test(serial))
    throw new PkiError(
      'ERR_SERIAL',
      'a serial number is 1 to 40 lower-case hex digits without leading zeros or separators',
      { serial },
    );
  return fromHex(serial.length % 2 === 0 ? serial : `0${serial}`);
};

/** Of a DER INTEGER's content octets: lower-case hex, no leading zeros. */
export const serialHex = (content: Uint8Array): string => toHex(content).replace(/^0+(?=.)/, '');

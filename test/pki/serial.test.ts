import fc from 'fast-check';
import { expect, it } from 'vitest';
import { integer } from '#pki/der.ts';
import { newSerial, serialBytes, serialHex } from '#pki/serial.ts';

it('law: whatever the random source gives, a serial number is 16 octets, positive, without a sign octet or a leading zero', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const serial = newSerial({ bytes: () => bytes });
      expect(serial).toMatch(/^[4-7][0-9a-f]{31}$/);
      const written = integer(serialBytes(serial));
      expect(written.length).toBe(18);
      expect(serialHex(written.subarray(2))).toBe(serial);
    }),
    { numRuns: 300 },
  );
});

it('keeps 126 of the random bits, and does not touch the source’s own bytes', () => {
  const bytes = Uint8Array.from({ length: 16 }, () => 0xff);
  expect(newSerial({ bytes: () => bytes })).toBe(`7f${'ff'.repeat(15)}`);
  expect(bytes[0]).toBe(0xff);
  expect(newSerial({ bytes: (size) => new Uint8Array(size) })).toBe(`40${'00'.repeat(15)}`);
});

it('refuses a random source that gives too little', () => {
  expect(() => newSerial({ bytes: () => new Uint8Array(8) })).toThrow(expect.objectContaining({ code: 'ERR_SERIAL' }));
});

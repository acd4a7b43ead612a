/** NIK and NIP as REQUIREMENTS "Facts about the people's data" describes them: nobody real is turned away, nothing is shown whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDatesAgree, digitsOf, maskMail, maskNumber, maskPhone, readNik, readNip } from '#ra/identity-numbers.ts';

const two = (n: number) => String(n).padStart(2, '0');
const birthdays = fc.date({
  min: new Date('1950-01-01T00:00:00Z'),
  max: new Date('2005-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const parts = (date: Date) => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
const nipOf = (birth: Date, appointed: number, code: number, sex: 1 | 2) => {
  const { year, month, day } = parts(birth);
  return `${year}${two(month)}${two(day)}${appointed}${two(code)}${sex}001`;
};
const nikOf = (birth: Date, isWoman: boolean) => {
  const { year, month, day } = parts(birth);
  return `330512${two(isWoman ? day + 40 : day)}${two(month)}${two(year % 100)}0004`;
};

describe('ACC-4: NIP of a PNS', () => {
  it('says birth, kind and sex', () => {
    expect(readNip('199003152015042001')).toEqual({
      ok: true,
      number: '199003152015042001',
      facts: { kind: 'PNS', birth: '1990-03-15', sex: 'female' },
    });
  });

  it('is taken with spaces, dots and dashes, and in digits of other widths', () => {
    for (const text of [
      '19900315 201504 2 001',
      '19900315.201504.2.001',
      '19900315-201504-2-001',
      '１９９００３１５２０１５０４２００１',
      '\u200e199003152015042001\u200f',
    ])
      expect(readNip(text)).toMatchObject({ ok: true, number: '199003152015042001' });
  });

  it('every PNS born and appointed on real dates is read', () => {
    fc.assert(
      fc.property(
        birthdays,
        fc.integer({ min: 18, max: 55 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(1, 2),
        (birth, age, month, sex) => {
          const read = readNip(nipOf(birth, parts(birth).year + age, month, sex));
          expect(read).toMatchObject({ ok: true, facts: { kind: 'PNS', sex: sex === 1 ? 'male' : 'female' } });
        },
      ),
    );
  });
});

describe('ACC-4: NI PPPK has a code that is not a month', () => {
  it('every code above 12 is a PPPK and is read', () => {
    fc.assert(
      fc.property(birthdays, fc.integer({ min: 13, max: 99 }), fc.constantFrom(1, 2), (birth, code, sex) => {
        expect(readNip(nipOf(birth, parts(birth).year + 30, code, sex))).toMatchObject({
          ok: true,
          facts: { kind: 'PPPK' },
        });
      }),
    );
  });

  it('a code of 00 is no month either', () => {
    expect(readNip('199003152022002001')).toMatchObject({ ok: true, facts: { kind: 'PPPK' } });
  });
});

describe('ACC-4: what is no NIP', () => {
  it.each([
    ['19900315201504200', 'length'],
    ['1990031520150420011', 'length'],
    ['', 'length'],
    ['19900315201504200x', 'letters'],
    ['199002302015042001', 'birth-date'],
    ['199013152015042001', 'birth-date'],
    ['189003151915042001', 'birth-date'],
    ['199003152004042001', 'appointment'],
    ['199003152061042001', 'appointment'],
    ['199003152015043001', 'sex'],
    ['199003152015040001', 'sex'],
  ])('%s: %s', (text, fault) => {
    expect(readNip(text)).toEqual({ ok: false, fault });
  });

  it('29 February is a birthday only in leap years', () => {
    expect(readNip('199202292015042001').ok).toBe(true);
    expect(readNip('200002292022042001').ok).toBe(true);
    expect(readNip('199102292015042001')).toEqual({ ok: false, fault: 'birth-date' });
  });
});

describe('ACC-4: NIK', () => {
  it('a woman is born on day + 40', () => {
    expect(readNik('3305125503900004')).toMatchObject({
      ok: true,
      facts: { day: 15, month: 3, yearOfCentury: 90, sex: 'female' },
    });
    expect(readNik('3305121503900004')).toMatchObject({ ok: true, facts: { day: 15, sex: 'male' } });
  });

  it('29 February is taken in every year: a NIK keeps the date it was given, and says no century', () => {
    expect(readNik('3305122902910004').ok).toBe(true);
    expect(readNik('3305126902000004').ok).toBe(true);
    expect(readNik('3305123002920004')).toEqual({ ok: false, fault: 'birth-date' });
  });

  it.each([
    ['330512550390000', 'length'],
    ['33051255039000041', 'length'],
    ['33051255O3900004', 'letters'],
    ['0305125503900004', 'region'],
    ['3305125503900000', 'region'],
    ['3305124003900004', 'birth-date'],
    ['3305127203900004', 'birth-date'],
    ['3305125513900004', 'birth-date'],
    ['3305120003900004', 'birth-date'],
  ])('%s is no NIK: %s', (text, fault) => {
    expect(readNik(text)).toEqual({ ok: false, fault });
  });

  it('agrees with the NIP of everybody born on the same day, and with nobody else born in these years', () => {
    fc.assert(
      fc.property(birthdays, birthdays, fc.boolean(), (birth, other, isWoman) => {
        const nip = nipOf(birth, parts(birth).year + 30, 20, isWoman ? 2 : 1);
        expect(birthDatesAgree(nikOf(birth, isWoman), nip)).toBe(true);
        const isSameDay = birth.toISOString().slice(2, 10) === other.toISOString().slice(2, 10);
        expect(birthDatesAgree(nikOf(other, isWoman), nip)).toBe(isSameDay);
      }),
    );
  });
});

describe('REQUIREMENTS "Facts about the people\'s data": masks', () => {
  it('shows the ends of a number and nothing between', () => {
    expect(maskNumber('3305125503900004')).toBe('3305••••••••0004');
    expect(maskNumber('199003152015042001')).toBe('1990••••••••••2001');
  });

  it('never shows more than eight characters, nor the birth date', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,24}$/), (number) => {
        const mask = maskNumber(number);
        expect(mask).toHaveLength(number.length);
        expect(mask.replaceAll('•', '').length).toBeLessThanOrEqual(8);
        if (number.length >= 16) expect(mask.slice(4, -4)).toMatch(/^•+$/);
      }),
    );
  });

  it('hides the name in an address and the middle of a phone number', () => {
    expect(maskMail('siti.rahmawati@contohkab.go.id')).toBe('s•••@contohkab.go.id');
    expect(maskPhone('+6281234567890')).toBe('+6281••••••890');
    expect(maskPhone('12345')).not.toBe('12345');
  });

  it('digits stay digits whatever is written between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('', ' ', '.', '-', '\u200b', '\u00a0')), {
          maxLength: 20,
        }),
        (pairs) => {
          expect(digitsOf(pairs.map(([digit, gap]) => `${digit}${gap}`).join(''))).toBe(
            pairs.map(([digit]) => digit).join(''),
          );
        },
      ),
    );
  });
});

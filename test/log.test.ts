import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { logOptions } from '#src/log.ts';

const logged = (write: (log: pino.Logger) => void): string => {
  const lines: string[] = [];
  write(pino(logOptions('info'), { write: (line: string) => void lines.push(line) }));
  return lines.join('');
};

describe('REC-1, UU 27/2022: the log holds no personal data', () => {
  it('fields that carry it are taken out, at the top and inside', () => {
    const line = logged((log) =>
      log.info(
        {
          nik: '3305125503900004',
          person: { mail: 'siti@contohkab.go.id', deep: { password: 'kuda laut' } },
          case: 1042,
        },
        'seen',
      ),
    );
    expect(line).not.toMatch(/3305125503900004|siti@|kuda laut/);
    expect(line).toContain('"case":1042');
  });

  it('an error keeps its name and places, and loses numbers, addresses and secrets', () => {
    const cause = new Error('duplicate key (199003152015042001)');
    const error = new Error(
      'No mailbox siti@contohkab.go.id for 3305125503900004 at /login/abcDEF_123-secret with 123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef\nsecond line',
      { cause },
    );
    const line = logged((log) => log.error({ err: error }, 'failed'));
    expect(line).toContain('"fault":"Error"');
    expect(line).toContain('log.test.ts');
    expect(line).not.toMatch(/siti@|3305125503900004|199003152015042001|abcDEF_123|ABCDEFGHIJKL|second line/);
  });

  it('what is no error says only what it is', () => {
    expect(logged((log) => log.error({ err: '3305125503900004' }, 'failed'))).toContain('"err":{"fault":"string"}');
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ocspResponder } from '#http/ocsp/responder.ts';
import type { OcspFeed, StatusRow } from '#http/ocsp/statuses.ts';
import { clock, type House, house, now } from '../pki/house.ts';
import { certId, certify, nonceExtension, readResponse, requestOf } from '../pki/ocsp-fixtures.ts';
import { openBooks } from './ocsp-books.ts';

const serials = ['a1', 'a2'] as const;
type Serial = (typeof serials)[number];
const notAfter = new Date(now.getTime() + 86_400_000);

let home: House;
let issuerKey: string;
beforeAll(async () => {
  home = await house('P-256');
  issuerKey = home.authority.issuerKey;
});

/** What happens between two turns. A question to the database looks when it is let in, and is heard when it is let out. */
const serial = fc.constantFrom(...serials);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('ask' as const), serial, isLive: fc.nat({ max: 3 }).map((n) => n === 0) }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('progress' as const), which: fc.nat({ max: 2 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), milliseconds: fc.constantFrom(1, 450, 600, 999, 1000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      serial,
      // Seldom for good: nothing happens to a certificate after that.
      status: fc.nat({ max: 15 }).map((n) => (n === 0 ? 'revoked' : n % 2 === 0 ? 'valid' : 'held')),
    }),
  },
);
const steps = fc.array(step, { minLength: 200, maxLength: 300, size: 'max' });
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

type Said = StatusRow['status'];
/** One answer: between which moments it was asked and given, and what it said. */
type Heard = {
  readonly serial: Serial;
  readonly isLive: boolean;
  readonly asked: number;
  readonly askedAt: number;
  readonly given: number;
  readonly said: Said;
};
/** What the database held of a certificate from a moment on. */
type Marked = { readonly serial: Serial; readonly moment: number; readonly at: number; readonly status: Said };

const saidIn = (der: Uint8Array): Said => {
  const [answer] = readResponse(der).answers;
  if (answer?.is === 'good') return 'valid';
  if (answer?.is !== 'revoked') throw new Error('neither good nor revoked');
  return answer.reason === 6 ? 'held' : 'revoked';
};

/** An instance over a database whose every answer may come late, in the order the steps say. */
const play = async (list: readonly Step[]) => {
  const books = openBooks();
  for (const one of serials) books.issue(issuerKey, one, notAfter);
  const marks: Marked[] = serials.map((one) => ({ serial: one, moment: 0, at: 0, status: 'valid' }));
  const heard: Heard[] = [];
  let moment = 1;
  let elapsed = 10_000;
  const waiting: (() => void)[] = [];
  const turn = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const slowly =
    <Input extends readonly unknown[], Output>(look: (...input: Input) => Output) =>
    async (...input: Input): Promise<Output> => {
      await turn();
      const seen = look(...input);
      await turn();
      return seen;
    };
  const feed: OcspFeed = {
    sequence: slowly(books.now.sequence),
    changedSince: slowly(books.now.changedSince),
    statusOf: slowly(books.now.statusOf),
  };
  const instance = ocspResponder({
    authorities: [{ certificate: home.issuing, issuerKey, certify: certify(home) }],
    feed,
    clock,
    elapsed: () => elapsed,
    onFault: (error) => {
      throw error;
    },
  });
  await instance.open();

  const answers: Promise<void>[] = [];
  const ask = (serial: Serial, isLive: boolean): void => {
    const nonce = isLive ? [nonceExtension(Uint8Array.of(1, answers.length))] : [];
    const asking = { serial, isLive, asked: moment++, askedAt: elapsed };
    const answer = async (): Promise<void> => {
      const given = await instance.answer(requestOf([certId(home.issuing, serial)], ...nonce));
      heard.push({ ...asking, given: moment++, said: saidIn(given.body) });
    };
    answers.push(answer());
  };
  const mark = (serial: Serial, status: Said): void => {
    if (marks.findLast((one) => one.serial === serial)?.status === 'revoked') return;
    books.mark(issuerKey, serial, status, now, status === 'revoked' ? 'superseded' : null);
    marks.push({ serial, moment: moment++, at: elapsed, status });
  };
  for (const one of list) {
    if (one.do === 'ask') ask(one.serial, one.isLive);
    if (one.do === 'mark') mark(one.serial, one.status);
    if (one.do === 'pass') elapsed += one.milliseconds;
    if (one.do === 'progress') waiting.splice(one.which % Math.max(1, waiting.length), 1)[0]?.();
    await settled();
  }
  for (let rounds = 0; heard.length < answers.length && rounds < 10_000; rounds++) {
    waiting.shift()?.();
    await settled();
  }
  await Promise.all(answers);
  return { marks, heard };
};

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** Statuses an answer may have: those that held at some time between a second before the question (a live one: the question) and the answer. */
const allowed = (marks: readonly Marked[], { serial, isLive, asked, askedAt, given }: Heard): readonly Said[] => {
  const own = marks.filter((one) => one.serial === serial);
  return own.flatMap((one, index) => {
    const next = own[index + 1];
    const hasEnded = next && (isLive ? next.moment < asked : next.at <= askedAt - 1000);
    return one.moment < given && !hasEnded ? [one.status] : [];
  });
};

describe('REV-5 whatever happens in whatever order, on any instance', () => {
  it('law: no answer is older than a second, none with a nonce older than its question', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { marks, heard } = await play(list);
        for (const one of heard) expect(allowed(marks, one)).toContain(one.said);
      }),
      { numRuns: 60 },
    );
  });

  it('law: an instance that once said revoked says nothing else to whoever asks afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const { heard } = await play(list);
        for (const revoked of heard.filter(({ said }) => said === 'revoked')) {
          const later = heard.filter((one) => one.serial === revoked.serial && one.asked > revoked.given);
          expect(later.map(({ said }) => said)).toEqual(later.map(() => 'revoked'));
        }
      }),
      { numRuns: 60 },
    );
  });

  const ask = (serial: Serial) => ({ do: 'ask', serial, isLive: false }) as const;
  const revoke = { do: 'mark', serial: 'a1', status: 'revoked' } as const;
  const second = { do: 'pass', milliseconds: 1000 } as const;
  /** The oldest question goes on by a step: looked up, then heard. */
  const next = { do: 'progress', which: 0 } as const;
  const saidOf = async (list: readonly Step[], serial: Serial) =>
    (await play(list)).heard.filter((one) => one.serial === serial).map(({ said }) => said);

  it('what was read before a revocation and is heard after it is given to nobody else', async () => {
    const warm = [ask('a2'), next, next, next, next];
    // a1 is looked up; it is revoked; a2's reader confirms the new number; only then the look-up is heard.
    const late = [
      ask('a1'),
      next,
      revoke,
      second,
      ask('a2'),
      ...Array.from({ length: 4 }, () => ({ ...next, which: 1 })),
      next,
    ];
    expect(await saidOf([...warm, ...late, ask('a1')], 'a1')).toEqual(['valid', 'revoked']);
  });

  it('a number counts from when it was asked for, not from when it was heard', async () => {
    const warm = [ask('a1'), next, next, next, next, second];
    const half = { do: 'pass', milliseconds: 600 } as const;
    expect(await saidOf([...warm, ask('a1'), next, revoke, half, next, half, ask('a1')], 'a1')).toEqual([
      'valid',
      'valid',
      'revoked',
    ]);
  });

  it('who asks while an old confirmation is under way waits for a newer one', async () => {
    const warm = [ask('a1'), next, next, next, next, second];
    expect(await saidOf([...warm, ask('a1'), next, revoke, second, ask('a1'), next], 'a1')).toEqual([
      'valid',
      'valid',
      'revoked',
    ]);
  });

  it('a live answer takes back what was kept', async () => {
    const warm = [ask('a1'), next, next, next, next];
    const live = { ...ask('a1'), isLive: true };
    expect(await saidOf([...warm, revoke, live, next, next, ask('a1')], 'a1')).toEqual(['valid', 'revoked', 'revoked']);
  });
});

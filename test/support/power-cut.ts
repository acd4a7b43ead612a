/** A database whose power can be cut at a chosen write: from then on nothing answers, until it is mended. For tests of what a crash leaves. */
import type { SQLWrapper } from 'drizzle-orm';
import { getTableName, type Table } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

export class PowerCut extends Error {
  constructor() {
    super('The power is off');
    this.name = 'PowerCut';
  }
}

/** A write outside a transaction: the table and, for an update, what it sets. */
export type Write = {
  readonly table: string;
  readonly how: 'insert' | 'update' | 'delete';
  readonly values?: Readonly<Record<string, unknown>>;
};
export type Cuttable = {
  readonly database: Database;
  cutAt(isThere: (write: Write) => boolean): void;
  isCut(): boolean;
  mend(): void;
};

type Step = (...args: unknown[]) => unknown;

export const cuttable = (whole: Database): Cuttable => {
  let awaited: ((write: Write) => boolean) | undefined;
  let isOff = false;
  const pass = (write?: Write): void => {
    if (write && awaited?.(write)) isOff = true;
    if (isOff) throw new PowerCut();
  };
  /** The statement as drizzle builds it; an update shows what it sets one step later. */
  const watched = (how: Write['how'], table: Table, statement: object): object =>
    new Proxy(statement, {
      get(target, name) {
        const step: unknown = Reflect.get(target, name, target);
        if (name !== 'set' || typeof step !== 'function') return typeof step === 'function' ? step.bind(target) : step;
        return (values: Record<string, unknown>) => {
          pass({ table: getTableName(table), how, values });
          return (step as Step).call(target, values); // drizzle's own `set`
        };
      },
    });
  const db = new Proxy(whole.db, {
    get(target, name) {
      const step: unknown = Reflect.get(target, name, target);
      if (typeof step !== 'function') return step;
      return (...args: [Table, ...(SQLWrapper | unknown)[]]) => {
        pass();
        const begun: unknown = (step as Step).apply(target, args); // drizzle's own method
        if (name === 'update') return watched(name, args[0], begun as object); // a query builder
        if (name === 'insert' || name === 'delete') pass({ table: getTableName(args[0]), how: name });
        return begun;
      };
    },
  });
  return {
    database: { ...whole, db },
    cutAt: (isThere) => {
      awaited = isThere;
    },
    isCut: () => isOff,
    mend: () => {
      awaited = undefined;
      isOff = false;
    },
  };
};

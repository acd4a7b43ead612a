/**
 * Has the driver prepare every statement drizzle gives it. Unprepared, postgres.js asks the server for the types of the parameters each
 * time before it runs a statement, and the server plans it anew: twice the trips. There are some two hundred statements, so each
 * connection keeps them all.
 */
import type { Sql, TransactionSql } from 'postgres';

type Runs = Pick<Sql, 'unsafe'>;
type Begins = (work: (transaction: TransactionSql) => unknown) => Promise<unknown>;

/** Changes the client it is given, and every transaction and savepoint of it. */
export const preparing = (client: Sql): Sql => {
  prepare(client);
  nest(client, 'begin');
  return client;
};

const prepare = (runs: Runs): void => {
  const { unsafe } = runs;
  // The driver's own function, with one option more: its type holds for the answer too.
  runs.unsafe = ((query, parameters, options) =>
    unsafe.call(runs, query, parameters, { ...options, prepare: true })) as typeof unsafe;
};

const nest = <Name extends 'begin' | 'savepoint'>(owner: { [name in Name]: unknown }, name: Name): void => {
  const start = owner[name] as Begins; // drizzle calls it with the work alone
  owner[name] = ((work) =>
    start.call(owner, (transaction) => {
      prepare(transaction);
      nest(transaction, 'savepoint');
      return work(transaction);
    })) satisfies Begins;
};

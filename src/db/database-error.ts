/**
 * What the database refused, without the values it was asked with: drizzle's own error quotes every parameter, and those
 * are people's. The driver's error is not kept as the cause for the same reason (its detail quotes the row).
 */
import { DrizzleQueryError } from 'drizzle-orm/errors';

export class DatabaseError extends Error {
  /** SQLSTATE, for instance `23505`. */
  readonly code: string | undefined;
  readonly constraint: string | undefined;

  constructor(message: string, code: string | undefined, constraint: string | undefined) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
  }
}

type DriverError = {
  readonly message: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly constraint_name?: string;
};

/** The same error, or for one of drizzle's the plain one that may be logged. */
export const plainly = (error: unknown): unknown => {
  if (!(error instanceof DrizzleQueryError)) return error;
  // Both drivers' errors carry these fields where they come from the server.
  const driver = (error.cause ?? error) as DriverError;
  const what = error.cause ? driver.message : 'a query failed';
  const statement = error.query.trim().split(/\s+/, 1)[0];
  const constraint = driver.constraint_name ?? driver.constraint;
  return new DatabaseError(
    `The database refused "${statement} …": ${what} (${driver.code ?? 'no code'})`,
    driver.code,
    constraint,
  );
};

type Port = { readonly [method: string]: (...given: never[]) => Promise<unknown> };

/** The same port, whose methods throw only errors that may be logged. */
export const speakingPlainly = <P extends Port>(port: P): P => {
  const methods = Object.entries(port).map(([name, method]) => [
    name,
    (...given: never[]) =>
      method(...given).catch((error: unknown) => {
        throw plainly(error);
      }),
  ]);
  // Name by name the same methods with the same parameters and results.
  return Object.fromEntries(methods) as P;
};

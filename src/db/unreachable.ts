/** Why PostgreSQL does not let us in, in words for whoever runs this: what was tried, what it said, what to do. Never with the password. */
export class DatabaseUnreachable extends Error {
  constructor(message: string) {
    super(`DATABASE_URL: ${message}`);
    this.name = 'DatabaseUnreachable';
  }
}

/** What was asked for, as far as it may be said. */
type Wanted = { readonly host: string; readonly user: string; readonly database: string };

/** By SQLSTATE (PostgreSQL, appendix A), or as the system or the driver call it. */
const reasons: Readonly<Record<string, (wanted: Wanted) => string>> = {
  ECONNREFUSED: ({ host }) => `nobody listens at ${host}. Start PostgreSQL there, or correct host and port`,
  ENOTFOUND: ({ host }) => `there is no machine called ${host}. Correct the host`,
  EAI_AGAIN: ({ host }) => `the name ${host} cannot be looked up now. Correct the host, or look at the name service`,
  ETIMEDOUT: ({ host }) =>
    `${host} does not answer. Look whether a firewall stands between, and whether the host is right`,
  CONNECT_TIMEOUT: ({ host }) =>
    `${host} does not answer. Look whether a firewall stands between, and whether the host is right`,
  CONNECTION_CLOSED: ({ host }) => `${host} hung up. Look whether it is PostgreSQL that answers there, and at its log`,
  ECONNRESET: ({ host }) => `${host} hung up. Look whether it is PostgreSQL that answers there, and at its log`,
  '28P01': ({ host, user }) =>
    `${host} does not take the password of ${user}. Correct it; what is not a letter or digit must be written as %40 and the like`,
  '28000': ({ host, user }) =>
    `${host} does not let ${user} in. Make the role (createuser --pwprompt ${user}), or allow it in pg_hba.conf`,
  '3D000': ({ database, user }) => `there is no database ${database}. Make it: createdb --owner=${user} ${database}`,
  '42501': ({ database, user }) =>
    `${user} may not make tables in ${database}. Let it own the database: alter database ${database} owner to ${user}`,
  '53300': ({ host }) => `${host} has no connection left. End others, or raise max_connections`,
  '57P03': ({ host }) => `${host} is just starting or stopping. Try again in a moment`,
};

/** The same error where it is none of these: a fault of ours is not to be mended in the settings. */
export const unreachable = (error: unknown, url: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return reason ? new DatabaseUnreachable(`${reason(wantedBy(url))} (${code}).`) : error;
};

const wantedBy = (url: string): Wanted => {
  if (!URL.canParse(url)) return { host: 'the server', user: 'the user', database: 'the database' };
  const { host, username, pathname } = new URL(url);
  const user = decodeURIComponent(username) || 'the user';
  return { host, user, database: decodeURIComponent(pathname.slice(1)) || user };
};

/** What `lencana doctor` finds out about WhatsApp: the browser, whether a number is linked, what is kept of its session, and what to do. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isHeard, type Posted } from '#bot/networks/whatsapp/board.ts';
import type { Config } from '#src/config.ts';
import { clock } from './command.ts';
import type { Desktop } from './desktop.ts';
import type { Finding } from './telegram-check.ts';
import { stateText } from './whatsapp-standing.ts';

type Kept = Awaited<ReturnType<Desktop['whatsapp']['sessions']>>;

/** Asks and changes nothing: no browser is opened. */
export const whatsappFindings = async (
  { whatsapp }: Config,
  { board, sessions }: Desktop['whatsapp'],
): Promise<readonly Finding[]> => {
  if (!whatsapp) return [{ name: 'WhatsApp', ok: true, says: 'not switched on (WHATSAPP)' }];
  const kept = await sessions();
  return [
    await browserFinding(whatsapp.chromiumPath),
    numberFinding(await board.standing(), kept),
    sessionFinding(kept),
  ];
};

const browserFinding = async (path: string): Promise<Finding> => {
  const name = 'WhatsApp browser';
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 10_000 });
    return { name, ok: true, says: `${stdout.trim()}, ${path}` };
  } catch {
    return { name, ok: false, says: `${path} does not run: \`apt-get install chromium\`, or set CHROMIUM_PATH` };
  }
};

const numberFinding = (posted: Posted | undefined, kept: Kept): Finding => {
  const name = 'WhatsApp number';
  const lastReady = posted?.readyAt ? `last ready ${posted.readyAt.toISOString()}` : 'never ready';
  if (posted && isHeard(posted, clock.now())) {
    const { kind } = posted.state;
    return {
      name,
      ok: kind === 'ready',
      says: `${stateText(posted.state)}${kind === 'ready' ? '' : ` (${lastReady})`}`,
    };
  }
  if (kept.length > 0) return { name, ok: true, says: `linked, and no instance is running now; ${lastReady}` };
  return { name, ok: false, says: 'not linked: `npx lencana start`, then `npx lencana whatsapp pair`' };
};

/** Versions, because a session that WhatsApp gave up once may be good again with the one before. */
const sessionFinding = (kept: Kept): Finding => {
  const [newest] = kept;
  return {
    name: 'WhatsApp session',
    ok: true,
    says: newest
      ? `${kept.length} versions kept, the newest of ${newest.at}, ${Math.round(newest.size / 1e5) / 10} MB`
      : 'none kept yet: it comes when a telephone is linked',
  };
};

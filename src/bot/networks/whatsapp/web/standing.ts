/** How it stands with the way to WhatsApp, told to whoever listens: only what is new. */
import type { Clock } from '#ra/ports.ts';
import type { WireState } from '../wire.ts';

export type Standing = ReturnType<typeof openStanding>;

export const openStanding = (clock: Clock) => {
  let state: WireState = { kind: 'off' };
  const listeners = new Set<(state: WireState) => void>();
  const tell = (next: WireState): void => {
    if (JSON.stringify({ ...next, since: 0 }) === JSON.stringify({ ...state, since: 0 })) return;
    state = next;
    for (const listener of listeners) listener(next);
  };
  /** Since when it is of that kind. */
  const sinceOf = (kind: WireState['kind']): Date =>
    state.kind === kind && 'since' in state ? state.since : clock.now();

  return {
    now: (): WireState => state,
    off: () => tell({ kind: 'off' }),
    elsewhere: () => tell({ kind: 'elsewhere' }),
    starting: () => tell({ kind: 'starting', since: sinceOf('starting') }),
    /** Eight letters that were asked for stay until they are used: a QR beside them would only confuse. */
    pairing(by: { readonly qr: string } | { readonly code: string }): void {
      if (state.kind === 'pairing' && state.code !== undefined && 'qr' in by) return;
      tell({ kind: 'pairing', since: sinceOf('pairing'), ...by });
    },
    ready: (phone: string) => tell({ kind: 'ready', since: sinceOf('ready'), phone }),
    lost: (why: string, loggedOut = false) => tell({ kind: 'lost', since: sinceOf('lost'), why, loggedOut }),
    listen(listener: (state: WireState) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

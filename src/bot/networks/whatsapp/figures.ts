/** How it stands with WhatsApp, for who watches: told by `/metrics`. No numbers of people, no names. */
import type { Figure } from '../telegram/figures.ts';
import type { WireState, WireVitals } from './wire.ts';

export type { Figure } from '../telegram/figures.ts';

const kinds = [
  'off',
  'elsewhere',
  'starting',
  'pairing',
  'ready',
  'lost',
] as const satisfies readonly WireState['kind'][];

/** Memory and the last event only where this instance has the number. */
export const figuresOf = (
  state: WireState,
  { restarts, memory, lastEventAt }: WireVitals,
  now: Date,
): readonly Figure[] => {
  const isHere = state.kind !== 'off' && state.kind !== 'elsewhere';
  return [
    {
      name: 'lencana_whatsapp_state',
      help: 'How it stands with WhatsApp on this instance: 1 at the state it is in.',
      type: 'gauge',
      samples: kinds.map((kind) => ({ labels: { state: kind }, value: kind === state.kind ? 1 : 0 })),
    },
    {
      name: 'lencana_whatsapp_restarts_total',
      help: 'How often the way to WhatsApp fell and was begun anew.',
      type: 'counter',
      samples: [{ value: restarts }],
    },
    {
      name: 'lencana_whatsapp_memory_bytes',
      help: 'Main memory of the browser and of the child process (PSS).',
      type: 'gauge',
      samples: isHere && memory ? Object.entries(memory).map(([part, value]) => ({ labels: { part }, value })) : [],
    },
    {
      name: 'lencana_whatsapp_seconds_since_event',
      help: 'Since WhatsApp last told something.',
      type: 'gauge',
      samples: isHere && lastEventAt ? [{ value: Math.round((now.getTime() - lastEventAt.getTime()) / 1000) }] : [],
    },
  ];
};

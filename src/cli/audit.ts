/** `lencana audit …` (REC-1). */
import type { Json } from '#ra/values.ts';
import { command } from './command.ts';
import { withOffice } from './desktop.ts';

const verify = command({
  usage: 'audit verify',
  about: 'is the audit log whole? (exit 3 where it was tampered with)',
  options: {},
  run: ({ config }) =>
    withOffice(config(), async ({ verify: verified }) => {
      const verdict = await verified();
      const text = verdict.ok
        ? `The audit log is whole: ${verdict.head?.count ?? 0} lines sealed, ${verdict.unsealed} waiting for the sealer.`
        : `THE AUDIT LOG IS NOT WHOLE: ${verdict.problem} at seal ${verdict.seal ?? '–'}, line ${verdict.line ?? '–'}.`;
      return { text, json: verdict as unknown as Json, exit: verdict.ok ? 0 : 3 }; // plain data
    }),
});

export const commands = { 'audit verify': verify };

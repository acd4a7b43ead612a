/** What `GET /metrics` tells besides the doors' own figures: depths of the lines, and how long the CAs last. */
import { caFacts, warningsOf } from '#src/ceremonies/standing.ts';
import { profilesOf } from './authority-files.ts';

export const gauge = (name: string, help: string, value: number) => ({
  name,
  help,
  type: 'gauge' as const,
  samples: [{ value }],
});

/** Seconds until each CA and each root's list ends, for an alarm of one's own; negative when it is over. */
export const caFigures = (folder: string, now: Date) => {
  const cas = caFacts(folder);
  const left = (until: Date) => Math.floor((until.getTime() - now.getTime()) / 1000);
  const lists = cas.flatMap(({ name, crlUntil }) =>
    crlUntil ? [{ labels: { ca: name }, value: left(crlUntil) }] : [],
  );
  return [
    {
      name: 'lencana_ca_seconds_until_end',
      help: 'Until the CA certificate ends.',
      type: 'gauge' as const,
      samples: cas.map(({ name, role, status, notAfter }) => ({
        labels: { ca: name, role, status },
        value: left(notAfter),
      })),
    },
    {
      name: 'lencana_root_crl_seconds_until_end',
      help: 'Until the list of a root runs out; people bring the next one.',
      type: 'gauge' as const,
      samples: lists,
    },
    gauge(
      'lencana_ca_warnings',
      'What `lencana ca list` warns of.',
      warningsOf(cas, now, profilesOf(folder).profiles).length,
    ),
  ];
};

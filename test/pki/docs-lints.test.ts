import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lintsOfIssuing, lintsOfRoot } from '#pki/ca-lint.ts';
import { crlLints } from '#pki/crl-lint.ts';
import { lints } from '#pki/lint.ts';

const page = readFileSync(new URL('../../docs/lints.md', import.meta.url), 'utf8');
/** The rows of every table of lints: name, rule, source. */
const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$/gm)].map(
  ([, name = '', rule = '', source = '']) => ({
    name,
    rule,
    source,
  }),
);

it('docs/lints.md has every lint there is, each once, and none that is not', () => {
  const whole = ['strict-der', 'crl-strict-der', 'crl-serials-once', 'crl-signature-verifies'];
  const all = { ...lints, ...lintsOfRoot, ...lintsOfIssuing, ...crlLints };
  const names = [...Object.keys(all), ...whole, 'crl-signature-algorithms-agree'].sort();
  expect(rows.map(({ name }) => name).sort()).toEqual(names);
});

it('docs/lints.md gives each lint a rule and a source', () => {
  for (const { rule, source } of rows) {
    expect(rule.trim().length).toBeGreaterThan(3);
    expect(source).toMatch(/^(\d|A\.1|X\.|RFC \d|SBR \d|STD)/);
  }
});

it('docs/lints.md names the tests and functions as they are called', () => {
  for (const [, file = ''] of page.matchAll(/`((?:docs-)?[a-z-]*lints?\.test\.ts)`/g))
    expect(readFileSync(new URL(file, import.meta.url), 'utf8').length).toBeGreaterThan(100);
});

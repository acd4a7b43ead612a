import { expect, it } from 'vitest';
import { interopPage } from './page.ts';

it('docs/interop.md shows the table of readers and verdicts as it is', async () => {
  await expect(interopPage()).toMatchFileSnapshot('../../docs/interop.md');
});

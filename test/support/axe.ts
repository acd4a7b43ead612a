/** axe-core over a page as it stands in the browser: WCAG 2.2 A and AA, and what axe calls best practice. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * No rule is left out. The debugger puts axe into the page, past a Content-Security-Policy that forbids every script; what axe does
 * there asks for nothing. @returns one line for each element that breaks a rule
 */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(`window.axe || (() => { ${axe} })()`);
  return page.evaluate<
    string[]
  >(`axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target + ': ' + failureSummary)))`);
}

/**
 * What a narrow or zoomed window breaks (WCAG 1.4.10, 1.4.4): sideways scrolling, and buttons whose words or edges are cut off.
 * @returns one line for each
 */
export const overflowsOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const cut = [...document.querySelectorAll('button, a, input, select, summary, h1, h2, h3')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      const clips = element.matches('button, a, summary') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
      return width > 0 && (left < 0 || right > clientWidth + 1 || clips);
    });
    const names = cut.map((element) => 'cut off: ' + element.tagName + '#' + element.id + ' ' + element.textContent.trim().slice(0, 40));
    return [...(scrollWidth > clientWidth ? ['scrolls sideways: ' + scrollWidth + ' > ' + clientWidth] : []), ...names];
  })()`);

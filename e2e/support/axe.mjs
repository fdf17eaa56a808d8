// axe-core in the page that is shown.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every violation as one line: rule, and where. `within` looks at a part, for what lies over a page that was looked at already. */
export async function violations(page, within = 'html') {
  await page.waitForFunction(isSettled);
  await page.evaluate(source);
  const result = await page.evaluate(([within, tags]) => window.axe.run(within, { runOnly: tags }), [within, TAGS]);
  return result.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

/** Runs in the page: what is still fading has colours on the way to others. */
function isSettled() {
  const moving = document.getAnimations().some((animation) => animation.playState === 'running');
  return !moving && !document.querySelector('[aria-busy="true"]');
}

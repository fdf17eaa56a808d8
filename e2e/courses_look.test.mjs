// What can be measured of the look: nothing wider than the page, targets large enough, no motion for those who want none, and paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PHONE, WIDE } from './support/browser.mjs';
import { CATEGORIES, YEARS, markNames, marks, openCourses, openMenu, widget } from './support/courses.mjs';
import { loginOf } from './support/logins.mjs';
import { unfoldFilters } from './support/pages.mjs';
import { suite } from './support/suite.mjs';

const login = loginOf('analyst');
const CHOSEN = '?sort=-due&user-status=Active&category=';

suite('The look of courses', (visitor) => {
  async function opened(size, query = '', options = {}) {
    const { page } = await visitor({ as: login, size, ...options });
    await openCourses(page, query);
    return page;
  }

  for (const width of [360, 768, 1280, 1920]) {
    test(`nothing makes the page scroll sideways at ${width} pixels`, async () => {
      const page = await opened({ width, height: 900 });
      const category = encodeURIComponent((await markNames(page, CATEGORIES))[0].split(':')[0]);
      for (const query of ['', `${CHOSEN}${category}`, `?table=${YEARS}&table=${CATEGORIES}`, '?embed=1', '?year=1901']) {
        await page.goto(`/courses${query}`);
        await page.locator('main h1').waitFor();
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wider, 0, query);
      }
    });

    test(`a menu, a list and a tooltip stay within ${width} pixels`, async () => {
      const page = await opened({ width, height: 900 });
      await openMenu(page, CATEGORIES);
      await within(page, widget(page, CATEGORIES).locator('details[open] > div'));
      await page.keyboard.press('Escape');
      await page.getByRole('form', { name: 'Filters of the table' }).getByRole('button').last().click();
      await within(page, page.getByRole('dialog'));
      await page.keyboard.press('Escape');
      // The pointer calls up tooltips too.
      await page.mouse.move(0, 0);
      for (const mark of [marks(page, YEARS).first(), marks(page, YEARS).last(), marks(page, CATEGORIES).last()]) {
        await mark.focus();
        await within(page, mark.getByRole('tooltip', { includeHidden: true }));
      }
    });
  }

  test('every target is at least 24 pixels high and wide', async () => {
    const page = await opened(WIDE, '?user-status=Active');
    await openMenu(page, YEARS);
    assert.deepEqual(await tooSmall(page, 'main', 24), []);
  });

  test('on a phone what is touched most is at least 40 pixels high', async () => {
    const page = await opened(PHONE, '?user-status=Active');
    await unfoldFilters(page);
    assert.deepEqual(await tooSmall(page, 'main header:has(h1), main form, main [role=group][aria-label="Active filters"]', 40), []);
    await openMenu(page, YEARS);
    assert.deepEqual(await tooSmall(page, `[data-widget="${YEARS}"] header`, 40), []);
  });

  test('nothing moves for those who want no motion', async () => {
    const page = await opened(WIDE);
    await marks(page, YEARS).first().click();
    await openMenu(page, YEARS);
    const moving = await page.evaluate(() => document.getAnimations().filter((animation) => animation.effect.getComputedTiming().activeDuration > 1).length);
    assert.equal(moving, 0);
  });

  test('paper is light, has no controls, and says what was filtered', async () => {
    const page = await opened(WIDE, '?user-status=Active', { theme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    assert.ok((await lightness(page, 'html', 'backgroundColor')) > 0.9, 'the ground is dark');
    assert.ok((await lightness(page, 'main h1', 'color')) < 0.3, 'the words are light');
    const controls = page.locator('button, input, nav a, [data-widget] summary, [data-figure] summary, a[aria-label^="Clear"], [role=group][aria-label="Scale"]');
    const seen = await controls.evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.outerHTML.slice(0, 120)));
    assert.deepEqual(seen, []);
    const chips = page.getByRole('group', { name: 'Active filters' });
    assert.match(await chips.innerText(), /User status\s*Active/);
    assert.ok(await marks(page, YEARS).first().isVisible());
  });

  test('paper names what a dashboard filters by itself, which on the screen its button does', async () => {
    const page = await opened(WIDE);
    const chips = page.getByRole('group', { name: 'Active filters', includeHidden: true });
    assert.equal(await chips.isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.match(await chips.innerText(), /User status\s*Active\s*User status\s*Suspended/);
  });
});

async function within(page, shown) {
  await shown.waitFor();
  const { x, width } = await shown.boundingBox();
  assert.ok(x >= 0 && x + width <= page.viewportSize().width, `from ${x} to ${x + width}`);
}

/** Links and buttons that are smaller; a link in running text and what is hidden do not count. */
function tooSmall(page, selector, least) {
  return page.locator(selector).evaluateAll(
    (roots, least) => {
      const targets = roots.flatMap((root) => [...root.querySelectorAll('a[href], button, summary, input, label')]);
      const shown = targets.filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest('.sr-only, td, p'));
      const small = shown.filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return height > 1 && (height < least - 0.5 || width < 23.5);
      });
      const described = (target) => {
        const { width, height } = target.getBoundingClientRect();
        return `${Math.round(width)}×${Math.round(height)} ${target.outerHTML.slice(0, 110)}`;
      };
      return [...new Set(small)].map(described);
    },
    least,
  );
}

/** From 0 to 1, on white paper. */
function lightness(page, selector, property) {
  return page.locator(selector).evaluate((element, property) => {
    const context = document.createElement('canvas').getContext('2d');
    for (const colour of ['white', getComputedStyle(element)[property]]) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return context.getImageData(0, 0, 1, 1).data[1] / 255;
  }, property);
}

// Charts by the keyboard: one stop, arrows between marks, Enter, T, O and Escape.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CATEGORIES, YEARS, chartTable, mark, markNames, marks, openCourses, tooltip, widget } from './support/courses.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { loginOf } from './support/logins.mjs';
import { focusedName, inAddress } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { tableOf } from './support/wording.mjs';

const login = loginOf('analyst');

/** Keys one after the other, and the mark that each leads to; the ends hold. */
const MOVES = [
  ['ArrowRight', 1],
  ['ArrowDown', 2],
  ['ArrowLeft', 1],
  ['ArrowUp', 0],
  ['ArrowUp', 0],
  ['End', -1],
  ['ArrowRight', -1],
  ['Home', 0],
  ['ArrowDown', 1],
];

suite('Charts by the keyboard', (visitor) => {
  async function atFirstMark(id) {
    const { page } = await visitor({ as: login });
    await openCourses(page);
    await widget(page, id).locator('header summary').focus();
    await page.keyboard.press('Tab');
    return { page, names: await markNames(page, id) };
  }

  for (const id of [YEARS, CATEGORIES]) {
    test(`a chart is one stop, with arrows, Home and End between its marks: ${id}`, async () => {
      const { page, names } = await atFirstMark(id);
      assert.equal(await focusedName(page), names[0]);
      for (const [key, expected] of MOVES) {
        await page.keyboard.press(key);
        assert.equal(await focusedName(page), names.at(expected), key);
      }
      await page.keyboard.press('Tab');
      assert.ok(!(await isIn(page, `[data-widget="${id}"] [data-chart]`)), 'the next stop is beyond the chart');
      await page.keyboard.press('Shift+Tab');
      assert.equal(await focusedName(page), names[1], 'the way back leads to the mark that was left');
    });
  }

  test('the focus calls up the tooltip, and Escape hides it', async () => {
    const { page } = await atFirstMark(YEARS);
    await tooltip(marks(page, YEARS).first()).waitFor();
    await page.keyboard.press('Escape');
    await tooltip(marks(page, YEARS).first()).waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowRight');
    await tooltip(marks(page, YEARS).nth(1)).waitFor();
  });

  test('Enter filters, Enter again clears, and the focus stays on the mark', async () => {
    const { page, names } = await atFirstMark(YEARS);
    const year = names[0].split(':')[0];
    await page.keyboard.press('Enter');
    await page.getByText(`Completed in ${year}`).waitFor();
    assert.equal(await focusedName(page), names[0]);
    assert.equal(inAddress(page, 'year'), year);
    await page.keyboard.press('Enter');
    await page.getByText(`Completed in ${year}`).waitFor({ state: 'detached' });
    assert.equal(await focusedName(page), names[0]);
    assert.equal(inAddress(page, 'year'), null);
  });

  test('Enter on a category leads to its courses, and the next Tab is not lost', async () => {
    const { page, names } = await atFirstMark(CATEGORIES);
    await page.keyboard.press('Enter');
    await widget(page, CATEGORIES).getByRole('heading', { name: `Courses of ${names[0].split(':')[0]}` }).waitFor();
    assert.ok(await isIn(page, `[data-widget="${CATEGORIES}"]`), 'the focus stays in the widget');
  });

  test('T shows the table, T again the chart, and the focus stays in the widget', async () => {
    const { page, names } = await atFirstMark(YEARS);
    const expected = tableOf(await widgetsOf('courses', login), YEARS);
    await page.keyboard.press('t');
    await eventuallyEqual(() => chartTable(page, YEARS), expected);
    assert.ok(await isIn(page, `[data-widget="${YEARS}"]`));
    assert.equal(inAddress(page, 'table'), YEARS);
    await page.keyboard.press('t');
    await eventuallyEqual(() => markNames(page, YEARS), names);
    assert.ok(await isIn(page, `[data-widget="${YEARS}"]`));
    assert.equal(inAddress(page, 'table'), null);
  });

  test('O opens the widget large with the rest out of reach, and Escape gives the focus back', async () => {
    const { page, names } = await atFirstMark(YEARS);
    const before = await widget(page, YEARS).boundingBox();
    await page.keyboard.press('o');
    await eventuallyEqual(async () => (await widget(page, YEARS).boundingBox()).width > before.width * 1.3, true);
    assert.ok((await page.locator('[inert]').count()) > 0);
    for (let stops = 0; stops < 12; stops += 1) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate((id) => document.activeElement === document.body || document.activeElement.closest(`[data-widget="${id}"]`) !== null, YEARS);
      assert.ok(inside, `stop ${stops + 1} is outside`);
    }
    await mark(page, YEARS, names[0].split(':')[0]).focus();
    await page.keyboard.press('Escape');
    assert.deepEqual(await widget(page, YEARS).boundingBox(), before);
    assert.equal(await page.locator('[inert]').count(), 0);
    assert.equal(await focusedName(page), names[0]);
  });

  test('letters that are typed in a field are letters', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page);
    await page.getByRole('form', { name: 'Filters of the table' }).getByRole('button').first().click();
    const field = page.getByRole('combobox');
    await field.pressSequentially('to');
    assert.equal(await field.inputValue(), 'to');
    assert.equal(new URL(page.url()).search, '');
  });
});

function isIn(page, selector) {
  return page.evaluate((selector) => document.activeElement.closest(selector) !== null, selector);
}

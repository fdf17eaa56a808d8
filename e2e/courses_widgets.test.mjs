// What a chart's widget offers: Count and Share, Show all, its menu, and files to take along.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { CATEGORIES, YEARS, chartTable, entry, markNames, marks, openCourses, openMenu, widget } from './support/courses.mjs';
import { asCsv, readCsv } from './support/csv.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { loginOf } from './support/logins.mjs';
import { downloaded, inAddress } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { grouped, tableOf } from './support/wording.mjs';

const login = loginOf('analyst');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

suite('Widgets of courses', (visitor) => {
  async function opened(query = '', options = {}) {
    const { page } = await visitor({ as: login, ...options });
    await openCourses(page, query);
    return page;
  }

  test('Share draws every column to the full height and says the same', async () => {
    const page = await opened();
    const names = await markNames(page, YEARS);
    const [low] = [await heights(page)];
    await widget(page, YEARS).getByRole('link', { name: 'Share' }).click();
    await eventuallyEqual(async () => new Set(await heights(page)).size, 1);
    assert.ok(new Set(low).size > 1, 'as counts the columns differ');
    assert.deepEqual(await markNames(page, YEARS), names);
    await widget(page, YEARS).getByRole('link', { name: 'Count' }).click();
    await eventuallyEqual(() => heights(page), low);
    assert.equal(inAddress(page, 'scale'), null);
  });

  test('Show all adds the bars that a ranking leaves out, and the way back', async () => {
    const rows = (await widgetsOf('courses', login)).learner_details.rows;
    // No category of the demo has so many courses; two of them have.
    const categories = grouped(rows, 'category').slice(0, 4);
    const all = new Set(categories.flat().map((row) => row.course_id)).size;
    assert.ok(all > 12, 'there are more courses than are shown at first');
    const page = await opened(`?${new URLSearchParams(categories.map(([row]) => ['category', row.category]))}`);
    assert.equal(await marks(page, CATEGORIES).count(), 12);
    await widget(page, CATEGORIES).getByRole('link', { name: `Show all ${all}` }).click();
    await eventuallyEqual(() => marks(page, CATEGORIES).count(), all);
    await widget(page, CATEGORIES).getByRole('link', { name: 'Show the first 12' }).click();
    await eventuallyEqual(() => marks(page, CATEGORIES).count(), 12);
  });

  test('the menu shows the table, closes, and the chart comes back', async () => {
    const page = await opened();
    const expected = tableOf(await widgetsOf('courses', login), CATEGORIES);
    await openMenu(page, CATEGORIES);
    await entry(page, CATEGORIES, 'Show as table').click();
    await eventuallyEqual(() => chartTable(page, CATEGORIES), expected);
    assert.equal(await page.locator('details[data-pop][open]').count(), 0);
    await openMenu(page, CATEGORIES);
    await entry(page, CATEGORIES, 'Show as chart').click();
    await eventuallyEqual(() => marks(page, CATEGORIES).count(), Math.min(expected.length, 12));
  });

  test('the menu says how the chart is counted, and Escape closes it', async () => {
    const page = await opened();
    await openMenu(page, YEARS);
    await widget(page, YEARS).getByRole('heading', { name: 'How this is counted' }).waitFor();
    await page.keyboard.press('Escape');
    await widget(page, YEARS).getByRole('heading', { name: 'How this is counted' }).waitFor({ state: 'hidden' });
    assert.ok(await page.evaluate(() => document.activeElement.matches('summary')));
  });

  for (const id of [YEARS, CATEGORIES]) {
    test(`CSV holds what the chart shows: ${id}`, async () => {
      const page = await opened('?user-status=Active');
      const widgets = await widgetsOf('courses', login, ['user-status=Active']);
      const file = await take(page, id, 'Download CSV');
      assert.equal(file.name, `kineo-courses-${id}.csv`);
      assert.deepEqual(readCsv(file.bytes.toString()), asCsv(widgets[id].rows));
    });

    test(`SVG is a whole picture with the values and without references to the page: ${id}`, async () => {
      const page = await opened();
      const file = await take(page, id, 'Download SVG');
      assert.equal(file.name, `kineo-courses-${id}.svg`);
      const svg = file.bytes.toString();
      const root = await page.evaluate((text) => {
        const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
        return { name: documentElement.localName, faults: documentElement.getElementsByTagName('parsererror').length, text: documentElement.textContent };
      }, svg);
      assert.deepEqual([root.name, root.faults], ['svg', 0]);
      assert.ok(!/var\(|class=|oklch/.test(svg), 'colours are resolved');
      const [name] = (await markNames(page, id))[0].split(':');
      assert.ok(root.text.includes(name.split(' ')[0]), `${name} is not in ${root.text}`);
    });

    test(`PNG is twice as wide as the widget is shown: ${id}`, async () => {
      const page = await opened('', { theme: 'dark' });
      const width = await widget(page, id).evaluate((widget) => widget.clientWidth);
      const file = await take(page, id, 'Download PNG');
      assert.equal(file.name, `kineo-courses-${id}.png`);
      assert.ok(file.bytes.subarray(0, 8).equals(PNG));
      assert.equal(file.bytes.readUInt32BE(16), width * 2);
    });
  }
});

async function take(page, id, words) {
  await openMenu(page, id);
  const download = await downloaded(page, () => entry(page, id, words).click());
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** How high each column is drawn, in whole pixels: from its highest to its lowest rectangle. */
function heights(page) {
  return widget(page, YEARS).locator('[data-chart]').evaluate((chart) => {
    const rects = [...chart.querySelectorAll('svg rect')].map((rect) => rect.getBoundingClientRect());
    return [...chart.querySelectorAll('[data-mark]')].map((mark) => {
      const { left, right } = mark.getBoundingClientRect();
      const within = rects.filter((box) => box.left >= left - 1 && box.right <= right + 1);
      return Math.round(Math.max(...within.map((box) => box.bottom)) - Math.min(...within.map((box) => box.top)));
    });
  });
}

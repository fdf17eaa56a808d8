// Without JavaScript nothing is lost: reading, filtering, sorting, paging, columns, tables, files.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  CATEGORIES,
  DETAILS,
  YEARS,
  chartTable,
  detailsOn,
  entry,
  mark,
  markNames,
  marks,
  openCourses,
  openMenu,
  pageLink,
  rangeOn,
  sortLink,
  toggleColumn,
  tooltip,
  widget,
} from './support/courses.mjs';
import { asCsv, readCsv } from './support/csv.mjs';
import { widgetsOf } from './support/figures.mjs';
import { loginOf } from './support/logins.mjs';
import { chooseWithoutScript, figuresOn, inAddress, tickAndApply } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { count, detailsOf, newestYear, tableOf } from './support/wording.mjs';

const login = loginOf('analyst');

suite('Courses without JavaScript', (visitor) => {
  async function opened(query = '') {
    const { page } = await visitor({ as: login, javaScript: false });
    await openCourses(page, query, { script: false });
    return page;
  }

  test('a mark filters, the next one adds to it, and its tooltip shows', async () => {
    const page = await opened();
    const year = (await markNames(page, YEARS)).at(-2).split(':')[0];
    await mark(page, YEARS, year).hover();
    await tooltip(mark(page, YEARS, year)).waitFor();
    await mark(page, YEARS, year).click();
    const category = (await markNames(page, CATEGORIES))[0].split(':')[0];
    await mark(page, CATEGORIES, category).click();
    await widget(page, CATEGORIES).getByRole('heading', { name: `Courses of ${category}` }).waitFor();
    const widgets = await widgetsOf('courses', login, [`year=${year}`, `category=${category}`]);
    assert.equal(await rangeOn(page), `1–10 of ${count(widgets.learner_details.rows.length)}`);
    await page.getByRole('group', { name: 'Active filters' }).getByRole('link', { name: `Clear ${category}` }).click();
    assert.equal(inAddress(page, 'category'), null);
  });

  test('the forms filter, of the page and of the table, and keep everything else', async () => {
    const page = await opened('?sort=-due&scale=share');
    const year = newestYear(await widgetsOf('courses', login));
    await chooseWithoutScript(page, 'Organisation');
    await page.getByRole('form', { name: 'Filters of the table' }).getByRole('button', { name: `Status in ${year}` }).click();
    await tickAndApply(page, 0);
    const [organisation, status] = [inAddress(page, 'organisation'), inAddress(page, 'status-in-year')];
    assert.ok(organisation && status, page.url());
    const widgets = await widgetsOf('courses', login, [`organisation=${organisation}`, `status-in-year=${status}`]);
    assert.equal((await rangeOn(page)).split(' of ')[1], count(widgets.learner_details.rows.length));
    assert.equal((await figuresOn(page)).completion_in_year, widgets.completion_in_year.rows[0].value);
    assert.deepEqual([inAddress(page, 'sort'), inAddress(page, 'scale')], ['-due', 'share']);
  });

  test('heads sort, and pages turn to the last', async () => {
    const page = await opened();
    const { learner_details: details } = await widgetsOf('courses', login);
    await sortLink(page, 'Course').click();
    const first = details.rows.map((row) => row.course).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))[0];
    assert.ok((await detailsOn(page)).every((row) => row.Course === first));
    await pageLink(page, 'Last page').click();
    assert.match(await rangeOn(page), new RegExp(`–${count(details.rows.length)} of ${count(details.rows.length)}$`));
    assert.equal(inAddress(page, 'sort'), 'course');
  });

  test('columns, sizes, scales and tables are links', async () => {
    const page = await opened();
    const widgets = await widgetsOf('courses', login);
    await toggleColumn(page, 'Manager');
    await page.getByRole('group', { name: 'Rows of a page' }).getByRole('link', { name: '25' }).click();
    const rows = await detailsOn(page);
    const expected = detailsOf(widgets, newestYear(widgets)).slice(0, 25).map(({ Manager: _, ...row }) => row);
    assert.deepEqual(rows, expected);
    await widget(page, YEARS).getByRole('link', { name: 'Share' }).click();
    await openMenu(page, CATEGORIES);
    assert.equal(await entry(page, CATEGORIES, 'Download PNG').isVisible(), false, 'what needs a script is not offered');
    await entry(page, CATEGORIES, 'Show as table').click();
    assert.deepEqual(await chartTable(page, CATEGORIES), tableOf(widgets, CATEGORIES));
    assert.ok((await marks(page, YEARS).count()) > 0);
    assert.deepEqual(['hide', 'rows', 'scale', 'table'].map((key) => inAddress(page, key)), ['manager', '25', 'share', CATEGORIES]);
  });

  test('files are links', async () => {
    const page = await opened('?user-status=Active');
    const widgets = await widgetsOf('courses', login, ['user-status=Active']);
    const links = [[DETAILS, 'Export all rows'], [YEARS, 'Download CSV'], [CATEGORIES, 'Download CSV']];
    for (const [id, words] of links) {
      const address = await widget(page, id).locator('a', { hasText: words }).getAttribute('href');
      const file = await page.request.get(address);
      assert.deepEqual(readCsv(await file.text()), asCsv(widgets[id].rows), id);
    }
  });
});

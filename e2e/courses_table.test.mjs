// The learner details: order, statuses, pages, columns, and all rows as a file.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { DETAILS, detailsOn, openCourses, pageLink, rangeOn, sortLink, toggleColumn, widget } from './support/courses.mjs';
import { asCsv, readCsv } from './support/csv.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { loginOf } from './support/logins.mjs';
import { chooseIn, downloaded, inAddress } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { count, detailsOf, newestYear } from './support/wording.mjs';

const login = loginOf('analyst');
const widgets = await widgetsOf('courses', login);
const year = newestYear(widgets);
const HEADS = {
  Learner: 'learner',
  Position: 'position',
  Organisation: 'organisation',
  Manager: 'manager',
  Course: 'course',
  Category: 'category',
  [`Status in ${year}`]: 'status_in_year',
  'Status now': 'status',
  Enrolled: 'enrolled',
  Started: 'started',
  Completed: 'completed',
  Due: 'due',
  Days: 'days',
};

suite('Learner details', (visitor) => {
  async function opened(query = '') {
    const visit = await visitor({ as: login });
    await openCourses(visit.page, query);
    return visit.page;
  }

  test('every head sorts both ways, and shows it', async () => {
    const page = await opened('?rows=25');
    for (const [title, column] of Object.entries(HEADS)) {
      // The rows stand in the order of learners already, so that head turns it.
      for (const descending of column === 'learner' ? [true, false] : [false, true]) {
        await sortLink(page, title).click();
        const expected = detailsOf(widgets, year, sorted(column, descending)).slice(0, 25);
        await eventuallyEqual(() => detailsOn(page), expected, `${title}, ${descending ? 'descending' : 'ascending'}`);
        assert.equal(await orderOf(page, title), descending ? 'descending' : 'ascending');
      }
    }
  });

  test('both statuses narrow the rows and no figure', async () => {
    const page = await opened();
    const figures = await page.locator('[data-figure]').allInnerTexts();
    const form = page.getByRole('form', { name: 'Filters of the table' });
    const inYear = await chooseIn(page, form, `Status in ${year}`, 1);
    let expected = widgets.learner_details.rows.filter((row) => row.status_in_year === inYear);
    await eventuallyEqual(() => rangeOn(page), rangeOf(expected));
    assert.deepEqual(await detailsOn(page), detailsOf(widgets, year, expected).slice(0, 10));
    const now = await chooseIn(page, form, 'Status now', 0);
    expected = expected.filter((row) => row.status === now);
    await eventuallyEqual(() => rangeOn(page), rangeOf(expected));
    assert.deepEqual(await page.locator('[data-figure]').allInnerTexts(), figures);
    assert.deepEqual([inAddress(page, 'status-in-year'), inAddress(page, 'status')], [inYear, now]);
  });

  test('pages follow each other to the last and back, without a gap', async () => {
    const page = await opened('?rows=25');
    const rows = detailsOf(widgets, year);
    const last = Math.ceil(rows.length / 25);
    for (const [link, number] of [['Next page', 2], ['Next page', 3], ['Page before', 2], ['Last page', last], ['Page before', last - 1], ['First page', 1]]) {
      await pageLink(page, link).click();
      await page.getByText(`Page ${count(number)} of ${count(last)}`).waitFor();
      assert.deepEqual(await detailsOn(page), rows.slice((number - 1) * 25, number * 25), `page ${number}`);
    }
    assert.equal(await pageLink(page, 'First page').getAttribute('aria-disabled'), 'true');
  });

  test('another number of rows begins at the first', async () => {
    const page = await opened('?page=4');
    await page.getByRole('group', { name: 'Rows of a page' }).getByRole('link', { name: '25' }).click();
    await eventuallyEqual(async () => (await detailsOn(page)).length, 25);
    assert.match(await rangeOn(page), /^1–25 of /);
  });

  test('columns leave and come back, and the chooser stays open for more', async () => {
    const page = await opened();
    for (const title of ['Manager', 'Due', 'Status now']) await toggleColumn(page, title);
    await eventuallyEqual(async () => Object.keys(await firstRow(page)), Object.keys(HEADS).filter((head) => !['Manager', 'Due', 'Status now'].includes(head)));
    await toggleColumn(page, 'Due');
    await eventuallyEqual(async () => 'Due' in (await firstRow(page)), true);
  });

  test('all rows can be taken along in the order and under the filters of the page', async () => {
    const page = await opened(`?sort=-due&rows=25&page=2&user-status=Active`);
    const button = widget(page, DETAILS).getByRole('link', { name: 'Export all rows' });
    const download = await downloaded(page, () => button.click());
    assert.equal(download.suggestedFilename(), 'kineo-courses-learner_details.csv');
    const active = await widgetsOf('courses', login, ['user-status=Active']);
    const expected = asCsv(sorted('due', true, active.learner_details.rows));
    assert.deepEqual(readCsv(await readFile(await download.path(), 'utf8')), expected);
  });

  test('all rows come a part at a time', async () => {
    const page = await opened();
    const address = await widget(page, DETAILS).getByRole('link', { name: 'Export all rows' }).getAttribute('href');
    const reply = await page.evaluate(async (address) => {
      const { headers, body } = await fetch(address);
      let parts = 0;
      for await (const _ of body) parts += 1;
      return { length: headers.get('content-length'), parts };
    }, address);
    assert.equal(reply.length, null, 'nobody knew the length when the answer began');
  });
});

async function firstRow(page) {
  return (await detailsOn(page))[0];
}

function orderOf(page, title) {
  return page.locator('th', { has: page.getByRole('link', { name: title, exact: true }) }).getAttribute('aria-sort');
}

function rangeOf(rows) {
  return `1–${Math.min(10, rows.length)} of ${count(rows.length)}`;
}

/** Text without regard to case, what is missing last either way; rows that are alike by person and course. */
function sorted(column, descending, rows = widgets.learner_details.rows) {
  const key = (row) => (typeof row[column] === 'string' ? row[column].toLowerCase() : row[column]);
  const compared = (a, b) => (a < b ? -1 : Number(a > b));
  return rows.toSorted((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || ties(one, other);
    return (descending ? compared(b, a) : compared(a, b)) || ties(one, other);
  });
}

function ties(one, other) {
  return one.user_id - other.user_id || one.course_id - other.course_id;
}

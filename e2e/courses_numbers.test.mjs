// Every number of "Course completion" is the one that the command line prints for the same person and filters.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CATEGORIES, YEARS, chartTable, numbersOn, openCourses } from './support/courses.mjs';
import { valuesOf, widgetsOf } from './support/figures.mjs';
import { loginOf, roles } from './support/logins.mjs';
import { valuesToChoose } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { barNames, columnNames, count, courseNames, detailsOf, newestYear, tableOf } from './support/wording.mjs';

suite('Numbers of courses', (visitor) => {
  const analyst = loginOf('analyst');

  for (const role of roles) {
    for (const javaScript of [true, false]) {
      test(`a ${role} reads what is theirs ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
        const login = loginOf(role);
        const { page, complaints } = await visitor({ as: login, javaScript });
        await openCourses(page, '', { script: javaScript });
        assert.deepEqual(await numbersOn(page), numbersOf(await widgetsOf('courses', login)));
        assert.deepEqual(complaints, []);
      });
    }
  }

  test('charts as tables say the same', async () => {
    const { page } = await visitor({ as: analyst, javaScript: false });
    const widgets = await widgetsOf('courses', analyst);
    await openCourses(page, `?table=${YEARS}&table=${CATEGORIES}`, { script: false });
    for (const id of [YEARS, CATEGORIES]) assert.deepEqual(await chartTable(page, id), tableOf(widgets, id));
  });

  test('filters change every number', async () => {
    const { page } = await visitor({ as: analyst });
    const plain = await visitor({ as: analyst, javaScript: false });
    const whole = await widgetsOf('courses', analyst);
    for (const filter of await filtersToTry(plain.page, whole)) {
      const widgets = await widgetsOf('courses', analyst, filter);
      const expected = numbersOf(widgets, newestYear(whole), filter);
      assert.ok(widgets.learner_details.rows.length > 0, `nothing is left under ${filter}`);
      assert.notDeepEqual(expected.rows, numbersOf(whole).rows, `${filter} changes nothing`);
      for (const [{ page: shown }, script] of [[{ page }, true], [plain, false]]) {
        await openCourses(shown, `?${new URLSearchParams(filter.map((pair) => pair.split('=')))}`, { script });
        assert.deepEqual(await numbersOn(shown), expected, `${filter}, script ${script}`);
      }
    }
  });
});

/** One of each kind that has rows, and all together. */
async function filtersToTry(page, whole) {
  const rows = whole.learner_details.rows;
  const year = `year=${whole.completions_by_year.rows.at(-2).year}`;
  const { category, course_id: course, status_in_year: statusInYear } = rows.find((row) => row.status_in_year !== rows[0].status_in_year);
  const [organisation] = await valuesToChoose(page, 'courses', 'organisation');
  const userStatus = (await valuesToChoose(page, 'courses', 'user-status')).at(-1);
  return [
    [year],
    [`organisation=${organisation}`],
    [`category=${category}`],
    [`course=${course}`],
    [`user-status=${userStatus}`],
    [`status-in-year=${statusInYear}`],
    [`status=${rows.at(-1).status}`],
    [year, `organisation=${organisation}`, 'status-in-year=Complete'],
  ];
}

/** What a page shows of these numbers: its first rows, and the courses of a category instead of its bar. */
function numbersOf(widgets, newest = newestYear(widgets), filter = []) {
  const [year] = filter.filter((pair) => pair.startsWith('year=')).map((pair) => Number(pair.slice(5)));
  const rows = widgets.learner_details.rows.length;
  return {
    figures: valuesOf(widgets),
    columns: columnNames(widgets),
    bars: filter.some((pair) => pair.startsWith('category=')) ? courseNames(widgets).slice(0, 12) : barNames(widgets).slice(0, 12),
    rows: detailsOf(widgets, year ?? newest).slice(0, 10),
    range: `1–${Math.min(rows, 10)} of ${count(rows)}`,
  };
}

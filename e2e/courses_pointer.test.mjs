// Charts under a pointer and a finger: tooltips, and marks that filter.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { PHONE } from './support/browser.mjs';
import { CATEGORIES, DETAILS, YEARS, detailsOn, mark, markNames, marks, openCourses, rangeOn, tooltip, widget } from './support/courses.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { loginOf } from './support/logins.mjs';
import { inAddress } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { count, detailsOf } from './support/wording.mjs';

const login = loginOf('analyst');

suite('Charts under a pointer', (visitor) => {
  for (const id of [YEARS, CATEGORIES]) {
    test(`a tooltip stands beside its mark, never over it and never cut off: ${id}`, async () => {
      const { page } = await visitor({ as: login });
      await openCourses(page);
      for (const [index, label] of (await markNames(page, id)).entries()) {
        const mark = marks(page, id).nth(index);
        await mark.hover();
        await tooltip(mark).waitFor();
        const over = await mark.boundingBox();
        const tip = await tooltip(mark).boundingBox();
        assert.ok(apart(over, tip), `the tooltip of ${label} is over it`);
        assert.ok(tip.x >= 0 && tip.x + tip.width <= page.viewportSize().width, `the tooltip of ${label} is cut off`);
        assert.equal(await shownTips(page), 1);
      }
    });
  }

  test('what a tooltip says is in the name of its mark', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page);
    const first = marks(page, CATEGORIES).first();
    await first.hover();
    const said = await tooltip(first).innerText();
    const [, name, complete, total, percent] = (await markNames(page, CATEGORIES))[0].match(/^(.*): ([\d,]+) of ([\d,]+) complete, (.*)$/);
    for (const part of [name, complete, percent, `of ${total}`]) assert.ok(said.includes(part), `${part} is not in ${said}`);
  });

  test('Escape hides a tooltip until the pointer moves on', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page);
    await marks(page, YEARS).nth(1).hover();
    await tooltip(marks(page, YEARS).nth(1)).waitFor();
    await page.keyboard.press('Escape');
    await eventuallyEqual(() => shownTips(page), 0);
    await marks(page, YEARS).nth(2).hover();
    await eventuallyEqual(() => shownTips(page), 1);
  });

  test('a year filters what is beside and below it, and again clears', async () => {
    const { page, complaints } = await visitor({ as: login });
    const whole = await widgetsOf('courses', login);
    const { year } = whole.completions_by_year.rows.at(-3);
    await openCourses(page);
    await mark(page, YEARS, year).click();
    const widgets = await widgetsOf('courses', login, [`year=${year}`]);
    await eventuallyEqual(() => detailsOn(page), detailsOf(widgets, year).slice(0, 10));
    await page.getByText(`Completed in ${year}`).waitFor();
    assert.equal(await mark(page, YEARS, year).getAttribute('aria-current'), 'true');
    await mark(page, YEARS, year).click();
    await eventuallyEqual(() => rangeOn(page), `1–10 of ${count(whole.learner_details.rows.length)}`);
    assert.equal(inAddress(page, 'year'), null);
    assert.deepEqual(complaints, []);
  });

  test('the year that is shown is drawn strong and every other pale', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page);
    const [pale, strong] = [(await fills(page)).at(-2), (await fills(page)).at(-1)];
    assert.notEqual(strong, pale, 'without a choice the latest is');
    assert.ok((await fills(page)).slice(0, -1).every((fill) => fill === pale));
    const year = (await markNames(page, YEARS)).at(-3).split(':')[0];
    await mark(page, YEARS, year).click();
    await eventuallyEqual(async () => (await fills(page)).slice(-3), [strong, pale, pale]);
  });

  test('a category leads to its courses and back, a course filters', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page);
    const categories = await markNames(page, CATEGORIES);
    const category = categories[0].split(':')[0];
    await mark(page, CATEGORIES, category).click();
    await widget(page, CATEGORIES).getByRole('heading', { name: `Courses of ${category}` }).waitFor();
    await page.getByRole('group', { name: 'Active filters' }).getByText(category, { exact: true }).waitFor();
    const courses = await markNames(page, CATEGORIES);
    await marks(page, CATEGORIES).first().click();
    const rows = courses[0].match(/ of ([\d,]+) complete/)[1];
    await eventuallyEqual(async () => (await rangeOn(page)).split(' of ')[1], rows);
    assert.deepEqual(await markNames(page, CATEGORIES), courses, 'the courses stay to choose from');
    await widget(page, CATEGORIES).getByRole('link', { name: 'All categories' }).click();
    await eventuallyEqual(() => markNames(page, CATEGORIES), categories);
    assert.equal(new URL(page.url()).search, '');
  });

  test('a finger filters with one tap and sees the tooltip', async () => {
    const { page } = await visitor({ as: login, touch: true, size: PHONE });
    await openCourses(page);
    const year = (await markNames(page, YEARS))[1].split(':')[0];
    await mark(page, YEARS, year).tap();
    await eventuallyEqual(() => inAddress(page, 'year'), year);
    await tooltip(mark(page, YEARS, year)).waitFor();
    await widget(page, DETAILS).getByText(`enrolments open in ${year}`).waitFor();
  });
});

function apart(a, b) {
  const share = (from, to, otherFrom, otherTo) => Math.min(to, otherTo) - Math.max(from, otherFrom);
  return share(a.x, a.x + a.width, b.x, b.x + b.width) <= 0.5 || share(a.y, a.y + a.height, b.y, b.y + b.height) <= 0.5;
}

function shownTips(page) {
  return page.getByRole('tooltip', { includeHidden: true }).evaluateAll((tips) => tips.filter((tip) => tip.checkVisibility()).length);
}

/** The fill of what is complete in each column: the lowest rectangle within the reach of its mark. */
function fills(page) {
  return widget(page, YEARS).locator('[data-chart]').evaluate((chart) => {
    const rects = [...chart.querySelectorAll('svg rect')].map((rect) => ({ box: rect.getBoundingClientRect(), fill: getComputedStyle(rect).fill }));
    return [...chart.querySelectorAll('[data-mark]')].map((mark) => {
      const { left, right } = mark.getBoundingClientRect();
      const within = rects.filter(({ box }) => box.left >= left - 1 && box.right <= right + 1);
      return within.reduce((lowest, rect) => (rect.box.bottom > lowest.box.bottom + 0.5 ? rect : lowest)).fill;
    });
  });
}

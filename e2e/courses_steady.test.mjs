// While answers come nothing jumps, the focus stays, and the last question is the one that is answered.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CATEGORIES, DETAILS, YEARS, detailsOn, mark, markNames, marks, openCourses, widget } from './support/courses.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { loginOf } from './support/logins.mjs';
import { focusedName, inAddress } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { detailsOf } from './support/wording.mjs';

const login = loginOf('analyst');
const ANSWERS = '**/api/dashboard?*';

suite('Steadiness of courses', (visitor) => {
  async function opened(query) {
    const { page } = await visitor({ as: login });
    await openCourses(page, query);
    return { page, years: (await markNames(page, YEARS)).map((name) => name.split(':')[0]) };
  }

  test('the last answer wins though the first comes later', async () => {
    const { page, years } = await opened();
    const late = await holdBack(page, `year%3D${years[0]}`);
    await mark(page, YEARS, years[0]).click();
    await late.asked;
    await mark(page, YEARS, years[1]).click();
    const widgets = await widgetsOf('courses', login, [`year=${years[1]}`]);
    const expected = detailsOf(widgets, years[1]).slice(0, 10);
    await eventuallyEqual(() => detailsOn(page), expected);
    await late.release();
    assert.deepEqual(await detailsOn(page), expected);
    assert.equal(inAddress(page, 'year'), years[1]);
  });

  test('what was shown stays, and says that it is busy, until the answer is there', async () => {
    const { page, years } = await opened();
    const before = await detailsOn(page);
    const late = await holdBack(page, `year%3D${years[0]}`);
    await mark(page, YEARS, years[0]).click();
    await late.asked;
    await page.locator('[aria-busy="true"]').waitFor();
    assert.deepEqual(await detailsOn(page), before);
    await late.release();
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    assert.notDeepEqual(await detailsOn(page), before);
  });

  test('a chosen year moves nothing and keeps scroll and focus', async () => {
    const { page, years } = await opened(`?user-status=Active`);
    await watchShifts(page);
    await page.mouse.wheel(0, 200);
    await eventuallyEqual(() => page.evaluate(() => scrollY), 200);
    const heading = widget(page, DETAILS).getByRole('heading', { level: 2 });
    const before = await heading.boundingBox();
    await mark(page, YEARS, years.at(-2)).click();
    await page.getByText(`Completed in ${years.at(-2)}`).waitFor();
    assert.deepEqual(await heading.boundingBox(), before);
    assert.equal(await page.evaluate(() => scrollY), 200);
    assert.match(await focusedName(page), new RegExp(`^${years.at(-2)}:`));
    assert.deepEqual(await shiftsBesideRows(page), []);
  });

  test('a first choice moves what is below by its row of chips and nothing else', async () => {
    const { page } = await opened();
    const tops = async () => Object.fromEntries(await Promise.all([YEARS, CATEGORIES, DETAILS].map(async (id) => [id, (await widget(page, id).boundingBox()).y])));
    const before = await tops();
    await marks(page, YEARS).nth(-2).click();
    const row = page.getByRole('group', { name: 'Active filters' });
    await row.waitFor();
    const height = (await tops())[YEARS] - before[YEARS];
    assert.ok(height <= 60, `${height} pixels`);
    assert.deepEqual(await tops(), Object.fromEntries(Object.entries(before).map(([id, top]) => [id, top + height])));
  });

  test('sorting and paging move nothing above the rows', async () => {
    const { page } = await opened();
    await widget(page, DETAILS).scrollIntoViewIfNeeded();
    await watchShifts(page);
    const before = await page.evaluate(() => scrollY);
    await widget(page, DETAILS).getByRole('link', { name: 'Next page' }).click();
    await eventuallyEqual(async () => (await widget(page, DETAILS).getByRole('status').innerText()).startsWith('11–20'), true);
    assert.equal(await page.evaluate(() => scrollY), before);
    assert.equal(await focusedName(page), 'Next page');
    assert.deepEqual(await shiftsBesideRows(page), []);
  });
});

/** Holds back the answer to the first question with these words. */
async function holdBack(page, words) {
  let tell;
  let go;
  const asked = new Promise((resolve) => (tell = resolve));
  const freed = new Promise((resolve) => (go = resolve));
  let first = true;
  let done = Promise.resolve();
  await page.route(ANSWERS, async (route) => {
    if (!first || !route.request().url().includes(words)) return route.continue();
    first = false;
    const answer = await route.fetch();
    tell();
    await freed;
    // A question that the page no longer has is answered to nobody.
    done = route.fulfill({ response: answer }).catch(() => undefined);
    return done;
  });
  const release = async () => {
    go();
    await page.waitForTimeout(0);
    await done;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  };
  return { asked, release };
}

/** Collects what moves without being asked to, and what moves after a click alike. */
function watchShifts(page) {
  return page.evaluate(() => {
    window.moved = [];
    // A text in a row is of the row.
    const named = (node) => {
      const row = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.('tr');
      return `${(row ?? node)?.nodeName} ${node?.className ?? ''}`;
    };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        if (value > 0) window.moved.push(...sources.map(({ node }) => named(node)));
      }
    }).observe({ type: 'layout-shift' });
  });
}

/** What moved, but for the cells of the table: other rows are as wide and as high as they need. */
async function shiftsBesideRows(page) {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return (await page.evaluate(() => window.moved)).filter((moved) => !/^T[RDH]\b/.test(moved));
}

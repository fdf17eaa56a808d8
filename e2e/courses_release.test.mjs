// A release that is published while the page is open is offered, and changes nothing until it is asked for.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { detailsOn, mark, markNames, openCourses, wholeText, YEARS } from './support/courses.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { folder, loadAsOf } from './support/folders.mjs';
import { customers, loginOf } from './support/logins.mjs';
import { inAddress } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { detailsOf } from './support/wording.mjs';

const own = folder();
after(() => own.drop());
const [, customer] = customers;
const NOTE = 'New data was loaded while you were reading';

suite('A new release of courses', (visitor) => {
  const login = loginOf('analyst', customer);

  test('it is noted, and shown in place on request with the filters as they are', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page, '?scale=share');
    const year = (await markNames(page, YEARS)).at(-2).split(':')[0];
    await mark(page, YEARS, year).click();
    await page.getByText(`Completed in ${year}`).waitFor();
    await page.evaluate(() => (window.isTheSame = true));
    const before = await wholeText(page);

    // Whoever comes back without news sees none.
    await comeBack(page);
    assert.equal(await page.getByText(NOTE).count(), 0);

    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    loadAsOf(own, customer, tomorrow);
    await comeBack(page);
    await page.getByText(NOTE).waitFor();
    const noted = (await wholeText(page)).split('\n').filter((line) => ![NOTE, 'Your filters stay.', 'Show it'].includes(line));
    assert.deepEqual(noted, before.split('\n'), 'the numbers change only on request');

    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByText(NOTE).waitFor({ state: 'detached' });
    const widgets = await widgetsOf('courses', login, [`year=${year}`], own.path);
    await eventuallyEqual(() => detailsOn(page), detailsOf(widgets, year).slice(0, 10));
    await eventuallyEqual(async () => (await wholeText(page)).includes(asOf(tomorrow)), true);
    assert.deepEqual([inAddress(page, 'year'), inAddress(page, 'scale')], [year, 'share']);
    assert.ok(await page.evaluate(() => window.isTheSame), 'the page was loaded again');
  });
}, () => own.path);

/** Somebody who was elsewhere looks at the page again. */
async function comeBack(page) {
  const asked = page.waitForResponse(/\/api\/release/);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await asked;
}

function asOf(day) {
  const [year, month, date] = new Date(day).toUTCString().split(' ').slice(1, 4).reverse();
  return `Data as of ${Number(date)} ${month} ${year}`;
}

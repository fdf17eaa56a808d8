// Everything that can be chosen stands in the address, and comes back with Back, Forward, reload and a shared link.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CATEGORIES, YEARS, entry, marks, openCourses, openMenu, pageLink, sortLink, toggleColumn, wholeText, widget } from './support/courses.mjs';
import { eventually, eventuallyEqual } from './support/eventually.mjs';
import { loginOf } from './support/logins.mjs';
import { inAddress, takenOver, typeLogin } from './support/pages.mjs';
import { suite } from './support/suite.mjs';

/** One choice of each kind: what is done, and the key of the address that then holds it. */
const CHOICES = [
  ['year', (page) => marks(page, YEARS).nth(-2).click()],
  ['category', (page) => marks(page, CATEGORIES).nth(1).click()],
  ['course', (page) => marks(page, CATEGORIES).nth(2).click()],
  ['scale', (page) => widget(page, YEARS).getByRole('link', { name: 'Share' }).click()],
  ['sort', (page) => sortLink(page, 'Due').click()],
  ['rows', (page) => page.getByRole('group', { name: 'Rows of a page' }).getByRole('link', { name: '25' }).click()],
  ['page', (page) => pageLink(page, 'Next page').click()],
  ['hide', (page) => toggleColumn(page, 'Manager')],
  ['table', (page) => tabulate(page)],
];

suite('The address of courses', (visitor) => {
  const login = loginOf('analyst');

  test('every choice is in it, nothing loads the page again, and every way back restores the view', async () => {
    const { page, complaints } = await visitor({ as: login });
    await openCourses(page);
    await page.evaluate(() => (window.isTheSame = true));
    const views = [await view(page)];
    for (const [key, choose] of CHOICES) {
      await choose(page);
      await eventually(() => assert.ok(inAddress(page, key), `${key} is not in ${page.url()}`));
      await settled(page, views.at(-1).text);
      views.push(await view(page));
    }
    for (const [key] of CHOICES.slice(0, 2)) assert.ok(inAddress(page, key), `${key} was given up`);

    for (const earlier of views.slice(0, -1).reverse()) {
      await page.goBack();
      await eventuallyEqual(() => view(page), earlier);
    }
    for (const later of views.slice(1)) {
      await page.goForward();
      await eventuallyEqual(() => view(page), later);
    }
    assert.ok(await page.evaluate(() => window.isTheSame), 'the page was loaded again');

    await page.reload();
    await takenOver(page);
    await eventuallyEqual(() => view(page), views.at(-1));
    const { page: shared } = await visitor({ as: loginOf('customer-admin') });
    await openCourses(shared, new URL(page.url()).search);
    await eventuallyEqual(() => view(shared), views.at(-1));
    const { page: plain } = await visitor({ as: login, javaScript: false });
    await openCourses(plain, new URL(page.url()).search, { script: false });
    assert.equal(await plain.locator('main [aria-current="true"]').count(), await page.locator('main [aria-current="true"]').count());
    assert.deepEqual(complaints, []);
  });

  test('another filter begins on the first page and keeps the rest', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page, '?sort=-due&rows=25&page=3&hide=manager&scale=share');
    await marks(page, YEARS).nth(-2).click();
    await eventually(() => assert.ok(inAddress(page, 'year')));
    assert.deepEqual(['page', 'sort', 'rows', 'hide', 'scale'].map((key) => inAddress(page, key)), [null, '-due', '25', 'manager', 'share']);
  });

  test('a shared view is reached through the sign-in page', async () => {
    const { page } = await visitor();
    await page.goto('/courses?scale=share&rows=25');
    await typeLogin(page, login);
    await takenOver(page);
    assert.equal(new URL(page.url()).pathname, '/courses');
    assert.deepEqual([inAddress(page, 'rows'), inAddress(page, 'scale')], ['25', 'share']);
  });
});

async function tabulate(page) {
  await openMenu(page, YEARS);
  await entry(page, YEARS, 'Show as table').click();
}

/** Waits until the page shows something else than before, and no longer asks. */
async function settled(page, before) {
  await eventually(async () => assert.notEqual(await wholeText(page), before));
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

async function view(page) {
  return { address: new URL(page.url()).search, text: await wholeText(page) };
}

// What stands where there is nothing to show, and the way out.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { DETAILS, YEARS, detailsOn, markNames, marks, openCourses, widget } from './support/courses.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { addLogin, breakTable, folder, kineo, loadAsOf } from './support/folders.mjs';
import { customers, loginOf } from './support/logins.mjs';
import { figuresOn, signIn, signOut, takenOver, titled, typeLogin } from './support/pages.mjs';
import { suite } from './support/suite.mjs';
import { detailsOf, newestYear } from './support/wording.mjs';

const own = folder();
after(() => own.drop());
const [ours, theirs] = customers;

suite('States of courses', (visitor) => {
  const login = loginOf('analyst');

  for (const javaScript of [true, false]) {
    test(`where nothing matches the filters are named, and each can be cleared ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const { page } = await visitor({ as: login, javaScript });
      await page.goto('/courses?year=1901&category=Nothing');
      await page.getByText('Nothing matches these filters').waitFor();
      await page.getByText(/ has year 1901 .*and category Nothing\.$/).waitFor();
      await page.getByRole('link', { name: 'Clear year' }).click();
      await page.getByText(/ has user status .*and category Nothing\.$/).waitFor();
      await page.locator('main').getByRole('link', { name: 'Clear all' }).last().click();
      await widget(page, DETAILS).waitFor();
      assert.equal(new URL(page.url()).search, '');
    });
  }

  test('statuses that no row has leave the figures and say so in the table', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page, '?status=Nothing');
    await widget(page, DETAILS).getByText('Nothing matches these filters').waitFor();
    assert.ok((await marks(page, YEARS).count()) > 0);
    assert.ok((await figuresOn(page)).completion_in_year > 0);
  });

  test('before the first load there is a reason, and the way for an admin', async () => {
    kineo(own, ['customer', 'create', 'new-customer', '--name', 'New Customer']);
    const [analyst, admin] = [addLogin(own, 'new-customer', 'analyst@new.example', 'analyst'), addLogin(own, 'new-customer', 'admin@new.example', 'customer-admin')];
    for (const [login, words] of [[analyst, 'once a customer admin has loaded'], [admin, 'kineo load --customer new-customer']]) {
      const { page, complaints } = await visitor({ as: login });
      await page.goto('/courses');
      await page.getByText('No data has been loaded yet').waitFor();
      await page.getByText(words).waitFor();
      assert.equal(await page.locator('[data-widget]').count(), 0);
      assert.deepEqual(complaints, []);
    }
  });

  test('an account of nobody is told so, and takes nothing along', async () => {
    const nobody = addLogin(own, ours, 'nobody@northwind.example', 'learner');
    const { page } = await visitor({ as: nobody });
    await page.goto('/courses');
    await page.getByText('Your account is not linked to a person').waitFor();
    assert.equal(await page.locator('[data-widget]').count(), 0);
    const file = await page.evaluate(async () => (await fetch('/export/courses/learner_details.csv')).text());
    assert.ok(file.trim().split('\n').length <= 1, 'at most the heads');
  });

  test('what cannot be asked is refused in words, with a way back', async () => {
    const { page } = await visitor({ as: login });
    const answer = await page.goto('/courses?sort=salary');
    assert.equal(answer.status(), 422);
    await page.getByText('There is no column "salary" to sort by').waitFor();
    await page.getByRole('link', { name: 'Clear all filters' }).click();
    await widget(page, DETAILS).waitFor();
  });

  test('numbers that cannot be read say so, and Try again brings them once they can', async () => {
    const login = loginOf('analyst', theirs);
    const expected = await widgetsOf('courses', login);
    const restore = breakTable(own, theirs, 'serving_course_year');
    const { page } = await visitor({ as: login });
    await page.goto('/courses?user-status=Active&user-status=Suspended');
    await titled(page, 'Course completion');
    await page.getByText('could not be loaded').first().waitFor();
    await page.getByText(/^Data as of/).first().waitFor();
    restore();
    await page.getByRole('link', { name: 'Try again' }).last().click();
    await eventuallyEqual(() => detailsOn(page), detailsOf(expected, newestYear(expected)).slice(0, 10));
    assert.equal(await page.getByText('could not be loaded').count(), 0);
  });

  test('whoever is signed out while the page is open signs in and comes back to the same view', async () => {
    const { page, context } = await visitor();
    const manager = loginOf('manager');
    await signIn(page, manager, '/courses?scale=share', 'Course completion');
    await takenOver(page);
    const other = await context.newPage();
    await other.goto('/');
    await signOut(other);
    const year = (await markNames(page, YEARS))[0].split(':')[0];
    await marks(page, YEARS).first().click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await typeLogin(page, manager);
    await page.getByText(`Completed in ${year}`).waitFor();
    assert.match(page.url(), /scale=share/);
  });

  test('old data is noted above the figures', async () => {
    const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    kineo(own, ['release', 'rollback', '--customer', theirs]);
    loadAsOf(own, theirs, day);
    const { page } = await visitor({ as: loginOf('analyst', theirs) });
    await openCourses(page);
    await page.getByText(/^These figures are [56] days old$/).waitFor();
  });
}, () => own.path);

// Dashboards whose numbers come from Databricks: the double of it is told to sleep, to be slow and to tell what it was asked.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { detailsOn, numbersOn, openCourses } from './support/courses.mjs';
import { asked, calm, log, queries, set, stopWarehouse } from './support/double.mjs';
import { eventuallyEqual } from './support/eventually.mjs';
import { valuesOf, widgetsOf } from './support/figures.mjs';
import { loginOf, roles } from './support/logins.mjs';
import { figuresOn } from './support/pages.mjs';
import { told } from './support/setting.mjs';
import { suite } from './support/suite.mjs';

const WAKING = /waking up/i;

suite('Dashboards on Databricks', (visitor) => {
  const login = loginOf('analyst');
  afterEach(calm);

  for (const role of roles) {
    test(`a ${role} reads the numbers of the embedded build`, async () => {
      const own = loginOf(role);
      const embedded = valuesOf(await widgetsOf('courses', own, [], told('KINEO_EMBEDDED_DATA')));
      const { page } = await visitor({ as: own });
      await openCourses(page);
      const shown = await figuresOn(page);
      assert.ok(Object.keys(shown).length > 0);
      for (const [id, value] of Object.entries(shown)) {
        assert.ok(Math.abs(value - embedded[id]) < 1e-9, `${id}: ${value} and ${embedded[id]}`);
      }
    });
  }

  test('a warehouse that sleeps is told of, and the numbers come by themselves', async () => {
    await stopWarehouse();
    await set({ warehouse_start: 20 });
    const { page } = await visitor({ as: login });
    const answer = await page.goto('/courses?user-status=Suspended');
    assert.equal(answer.status(), 503);
    assert.ok(Number(answer.headers()['retry-after']) > 0);
    await page.getByText(WAKING).first().waitFor();
    await page.getByRole('link', { name: 'Ask again now' }).waitFor();
    await page.locator('[data-widget]').first().waitFor({ timeout: 90_000 });
    assert.equal(new URL(page.url()).search, '?user-status=Suspended');
  });

  test('without JavaScript the page asks again by itself', async () => {
    await stopWarehouse();
    await set({ warehouse_start: 12 });
    const { page } = await visitor({ as: login, javaScript: false });
    const answer = await page.goto('/courses?user-status=Deleted');
    assert.equal(answer.status(), 503);
    await page.getByText(WAKING).first().waitFor();
    await page.getByText(/Nothing matches|Learner details/i).first().waitFor({ timeout: 90_000 });
  });

  test('leaving a page cancels what it asked', async () => {
    await set({ statement_delay: 25 });
    const { page, context } = await visitor({ as: login });
    const begun = (await log()).length;
    const going = page.goto('/courses?user-status=Active&user-status=Deleted').catch(() => undefined);
    const asked = async () => (await log()).slice(begun).filter(({ statement }) => statement).length > 0;
    await eventuallyEqual(asked, true);
    await context.close();
    await going;
    const cancelled = async () => (await log()).slice(begun).some(({ path }) => path.endsWith('/cancel'));
    await eventuallyEqual(cancelled, true);
  });

  test('statements carry the customer and the request', async () => {
    const { page } = await visitor({ as: login });
    const answer = await page.goto('/courses?user-status=Active&year=1999');
    const request = answer.headers()['x-request-id'];
    const own = (await queries()).filter(({ query_tags: tags = [] }) => tags.some(({ key, value }) => key === 'request' && value === request));
    assert.ok(own.length > 0, 'no statement carries the request');
    for (const { query_tags: tags } of own) assert.ok(tags.some(({ key, value }) => key === 'customer' && value === login.customer));
  });

  test('people with tools of their own read the release without names, and nothing else', async () => {
    const catalog = told('KINEO_CATALOGUE');
    const all = await asked('SELECT count(*) FROM published.dim_user', catalog, 'dapi-reader');
    assert.ok(Number(all.rows?.[0][0]) > 0, all.error);
    const { rows } = await asked('SELECT count(full_name), count(first_name), count(user_id) FROM published.dim_user', catalog, 'dapi-reader');
    assert.deepEqual(rows[0], ['0', '0', all.rows[0][0]]);
    for (const table of ['gold.dim_user', 'silver.users', 'bronze.users', 'work.inputs']) {
      const refused = await asked(`SELECT * FROM ${table}`, catalog, 'dapi-reader');
      assert.equal(refused.rows, undefined, table);
      assert.ok(refused.error, table);
    }
  });

  test('the table pages and sorts there', async () => {
    const { page } = await visitor({ as: login });
    await openCourses(page, '?sort=-days&size=50');
    const { rows } = await numbersOn(page);
    assert.ok(rows.length > 0);
    assert.ok(await detailsOn(page));
  });
});

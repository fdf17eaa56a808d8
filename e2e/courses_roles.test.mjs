// Whose rows somebody sees: learners themselves, managers their teams, and nobody those of another customer.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DETAILS, detailsOn, openCourses, rangeOn, widget } from './support/courses.mjs';
import { asCsv, readCsv } from './support/csv.mjs';
import { widgetsOf } from './support/figures.mjs';
import { customers, loginOf, roles } from './support/logins.mjs';
import { valuesToChoose } from './support/pages.mjs';
import { suite } from './support/suite.mjs';

const [ours, theirs] = customers;

suite('Whose courses', (visitor) => {
  for (const role of roles) {
    test(`a ${role} takes along exactly what is theirs`, async () => {
      const login = loginOf(role);
      const { page } = await visitor({ as: login, javaScript: false });
      const file = await page.request.get('/export/courses/learner_details.csv');
      const { rows } = (await widgetsOf('courses', login)).learner_details;
      assert.deepEqual(readCsv(await file.text()), asCsv(rows));
    });
  }

  test('a learner sees one person, a manager fewer than everybody', async () => {
    const people = {};
    for (const role of roles) {
      const { rows } = (await widgetsOf('courses', loginOf(role))).learner_details;
      people[role] = new Set(rows.map((row) => row.user_id)).size;
    }
    assert.equal(people.learner, 1);
    assert.ok(people.manager > 1 && people.manager < people.analyst);
    assert.equal(people.analyst, people['customer-admin']);
  });

  test('filters offer nobody beyond what one may see', async () => {
    const { page: all } = await visitor({ as: loginOf('analyst'), javaScript: false });
    const everywhere = await valuesToChoose(all, 'courses', 'organisation');
    for (const role of ['learner', 'manager']) {
      const { page } = await visitor({ as: loginOf(role), javaScript: false });
      const theirs = await valuesToChoose(page, 'courses', 'organisation');
      assert.ok(theirs.length > 0 && theirs.length < everywhere.length, `${role}: ${theirs.length} of ${everywhere.length}`);
    }
    const { page: alone } = await visitor({ as: loginOf('learner'), javaScript: false });
    const [{ user_id: self }] = (await widgetsOf('courses', loginOf('learner'))).learner_details.rows;
    assert.deepEqual(await valuesToChoose(alone, 'courses', 'learner'), [String(self)]);
  });

  test('a person whom one may not see is nobody', async () => {
    const learner = loginOf('learner');
    const [{ user_id: self }] = (await widgetsOf('courses', learner)).learner_details.rows;
    const other = (await widgetsOf('courses', loginOf('analyst'))).learner_details.rows.find((row) => row.user_id !== self);
    const { page } = await visitor({ as: learner, javaScript: false });
    await page.goto(`/courses?learner=${other.user_id}`);
    await page.getByText('Nothing matches these filters').waitFor();
    assert.ok(!(await page.content()).includes(other.learner), 'not even the name is told');
    const file = await page.request.get(`/export/courses/learner_details.csv?learner=${other.user_id}`);
    assert.deepEqual(readCsv(await file.text()), []);
  });

  test('of another customer one sees and takes along nothing', async () => {
    const rowsOf = async (customer) => (await widgetsOf('courses', loginOf('analyst', customer))).learner_details.rows;
    const [own, others] = [await rowsOf(ours), await rowsOf(theirs)];
    const foreign = others.find(({ course }) => own.every((row) => row.course !== course));
    const { page } = await visitor({ as: loginOf('customer-admin', ours), javaScript: false });
    await page.goto(`/courses?course=${foreign.course_id}&learner=${foreign.user_id}`);
    const html = await page.content();
    assert.ok(!html.includes(foreign.course) && !html.includes(foreign.learner), `${foreign.course} of ${theirs} is shown`);
    const file = await page.request.get(`/export/courses/learner_details.csv?course=${foreign.course_id}`);
    assert.ok(!(await file.text()).includes(foreign.course));
    for (const path of ['/export/courses/salaries.csv', '/export/nothing/learner_details.csv', `/export/${theirs}/learner_details.csv`]) {
      assert.equal((await page.request.get(path)).status(), 404, path);
    }
  });

  test('without a session nothing is read', async () => {
    const { page } = await visitor({ javaScript: false });
    for (const path of ['/courses', '/export/courses/learner_details.csv']) {
      await page.goto(path);
      assert.equal(new URL(page.url()).pathname, '/sign-in', path);
    }
    const answer = await page.request.get('/api/dashboard?dashboard=courses&query=');
    assert.equal(answer.status(), 401);
  });

  test('a learner reads only their own rows on the page', async () => {
    const { page } = await visitor({ as: loginOf('learner') });
    await openCourses(page, '?rows=100');
    const names = new Set((await detailsOn(page)).map((row) => row.Learner));
    assert.equal(names.size, 1);
    assert.match(await rangeOn(page), /^1–/);
    assert.ok(await widget(page, DETAILS).isVisible());
  });
});

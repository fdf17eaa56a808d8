// Each role sees its own numbers, with and without JavaScript: those that the command line computes for the same person.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figuresOf } from './support/figures.mjs';
import { figureText, figuresOn, signIn, takenOver } from './support/pages.mjs';
import { customers, loginOf, roles } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

const WIDGETS = [
  'course_completion_rate',
  'program_completion_rate',
  'certification_completion_rate',
  'seminar_attendance_rate',
  'average_learner_hours',
];

suite('Home by role', (visitor) => {
  for (const role of roles) {
    const login = loginOf(role);

    test(`a ${role} sees the numbers that are theirs`, async () => {
      const { page, complaints } = await visitor();
      await signIn(page, login);
      await takenOver(page);
      assert.deepEqual(await figuresOn(page), await figuresOf(login));
      assert.deepEqual(complaints, []);
    });

    test(`a ${role} reads the same numbers without JavaScript`, async () => {
      const { page } = await visitor({ javaScript: false });
      await signIn(page, login);
      assert.deepEqual(await figuresOn(page), await figuresOf(login));
      assert.equal(await page.locator('[aria-busy="true"]').count(), 0, 'nothing waits for a script');
    });
  }

  test('Home has its five figures, and an analyst has a number in each', async () => {
    const { page } = await visitor({ javaScript: false });
    await signIn(page, loginOf('analyst'));
    const figures = await figuresOn(page);
    assert.deepEqual(Object.keys(figures).sort(), [...WIDGETS].sort());
    for (const [widget, value] of Object.entries(figures)) assert.ok(value > 0, `${widget} is ${value}`);
  });

  test('a rate is shown in per cent with one decimal', async () => {
    const { page } = await visitor({ javaScript: false });
    await signIn(page, loginOf('analyst'));
    const { course_completion_rate: rate } = await figuresOn(page);
    const shown = (await figureText(page, 'course_completion_rate')).replaceAll(/\s/g, '');
    assert.match(shown, /^\d{1,3}\.\d%$/);
    assert.ok(Math.abs(Number.parseFloat(shown) - rate * 100) <= 0.0501, `${shown} is shown for ${rate}`);
  });

  test('narrower roles see other numbers than an analyst', async () => {
    const [learner, manager, analyst] = await Promise.all(['learner', 'manager', 'analyst'].map((role) => figuresOf(loginOf(role))));
    assert.notDeepEqual(learner, analyst);
    assert.notDeepEqual(manager, analyst);
    assert.notDeepEqual(learner, manager);
  });

  test('the spark lines are in the page without JavaScript', async () => {
    const { page } = await visitor({ javaScript: false });
    await signIn(page, loginOf('analyst', customers[0]));
    assert.ok((await page.locator('[data-widget] svg[role="img"] path, [data-widget] [role="img"] svg path').count()) >= 5);
  });
});

// From the sign-in page to a filtered Home without a pointer.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventuallyEqual } from './support/eventually.mjs';
import { figuresOf } from './support/figures.mjs';
import { figuresOn, focusedName, inAddress, inEmail, tabTo, takenOver } from './support/pages.mjs';
import { loginOf } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

suite('Keyboard', (visitor) => {
  test('signing in and choosing an organisation need no pointer', async () => {
    const { page, complaints } = await visitor();
    const login = loginOf('analyst');
    await page.goto('/sign-in');
    await inEmail(page);
    await page.keyboard.type(login.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(login.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await takenOver(page);

    await tabTo(page, /^Organisation/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Organisation' }).getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('Escape');

    assert.match(await focusedName(page), /^Organisation/, 'Escape gives the focus back to the filter');
    const expected = await figuresOf(login, [`organisation=${inAddress(page, 'organisation')}`]);
    await eventuallyEqual(() => figuresOn(page), expected);
    assert.deepEqual(complaints, []);
  });

  test('the first stop skips to the content', async () => {
    const { page } = await visitor();
    const login = loginOf('learner');
    await page.goto('/sign-in');
    await inEmail(page);
    await page.keyboard.type(login.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(login.password);
    await page.keyboard.press('Enter');
    await takenOver(page);
    await page.keyboard.press('Tab');
    assert.equal(await focusedName(page), 'Skip to content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  });
});

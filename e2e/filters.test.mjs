// Filters: what is chosen changes the numbers, stands in the address, and comes back with Back, Forward and reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventuallyEqual } from './support/eventually.mjs';
import { figuresOf } from './support/figures.mjs';
import { choose, chooseWithoutScript, figuresOn, inAddress, signIn, takenOver } from './support/pages.mjs';
import { loginOf } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

suite('Filters', (visitor) => {
  const analyst = loginOf('analyst');

  test('an organisation and a year narrow the numbers; Back, Forward and reload restore them', async () => {
    const { page, complaints } = await visitor();
    await signIn(page, analyst);
    const whole = await figuresOf(analyst);

    await choose(page, 'Organisation');
    const organisation = `organisation=${inAddress(page, 'organisation')}`;
    const narrowed = await figuresOf(analyst, [organisation]);
    assert.notDeepEqual(narrowed, whole);
    await eventuallyEqual(() => figuresOn(page), narrowed);

    await choose(page, 'Year');
    const both = await figuresOf(analyst, [organisation, `year=${inAddress(page, 'year')}`]);
    await eventuallyEqual(() => figuresOn(page), both);

    await page.goBack();
    await eventuallyEqual(() => figuresOn(page), narrowed);
    await page.goBack();
    await eventuallyEqual(() => figuresOn(page), whole);
    await page.goForward();
    await eventuallyEqual(() => figuresOn(page), narrowed);

    await page.reload();
    await takenOver(page);
    assert.deepEqual(await figuresOn(page), narrowed);
    assert.deepEqual(complaints, []);
  });

  test('a chip names what is chosen and clears it', async () => {
    const { page } = await visitor();
    await signIn(page, analyst);
    const label = await choose(page, 'Organisation', 1);
    const chips = page.getByRole('group', { name: 'Active filters' });
    await chips.getByText(label, { exact: true }).waitFor();
    await chips.getByRole('link', { name: `Clear ${label}` }).click();
    await chips.waitFor({ state: 'detached' });
    assert.equal(inAddress(page, 'organisation'), null);
    await eventuallyEqual(async () => figuresOn(page), await figuresOf(analyst));
  });

  test('typing narrows the list to what matches', async () => {
    const { page } = await visitor();
    await signIn(page, analyst);
    await takenOver(page);
    await page.getByRole('form', { name: 'Filters' }).getByRole('button', { name: /^Organisation/ }).click();
    const options = page.getByRole('dialog', { name: 'Organisation' }).getByRole('option');
    const wanted = (await options.nth(2).locator('span').nth(1).innerText()).slice(0, 6).toLowerCase();
    await page.getByRole('combobox', { name: 'Find organisation' }).fill(wanted);
    await eventuallyEqual(async () => {
      const labels = await options.locator('span:nth-child(2)').allInnerTexts();
      return labels.length > 0 && labels.every((label) => label.toLowerCase().includes(wanted));
    }, true);
  });

  test('filters work without JavaScript', async () => {
    const { page } = await visitor({ javaScript: false });
    await signIn(page, analyst);
    await chooseWithoutScript(page, 'Organisation');
    const organisation = inAddress(page, 'organisation');
    assert.ok(organisation, `no organisation in ${page.url()}`);
    assert.deepEqual(await figuresOn(page), await figuresOf(analyst, [`organisation=${organisation}`]));
  });

  test('a shared address opens the same view for somebody who has to sign in first', async () => {
    const { page: first } = await visitor();
    await signIn(first, analyst);
    await choose(first, 'Organisation');
    const { pathname, search } = new URL(first.url());
    const { page: second } = await visitor({ javaScript: false });
    await signIn(second, loginOf('customer-admin'), pathname + search);
    assert.equal(new URL(second.url()).search, search);
    assert.deepEqual(await figuresOn(second), await figuresOf(loginOf('customer-admin'), [search.slice(1)]));
  });

  test('a learner can choose nobody but themselves', async () => {
    const { page } = await visitor({ javaScript: false });
    await signIn(page, loginOf('learner'));
    await page.goto('/filters?filter=learner');
    assert.equal(await page.getByRole('group', { name: 'Learner' }).getByRole('checkbox').count(), 1);
  });
});

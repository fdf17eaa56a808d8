// Two customers on one server never see each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { figuresOf } from './support/figures.mjs';
import { figuresOn, inAddress, choose, signIn, takenOver } from './support/pages.mjs';
import { customers, loginOf, roles } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

suite('Two customers', (visitor) => {
  const [ours, theirs] = customers;

  test('there are two, each with a login for every role, and their numbers differ', async () => {
    assert.equal(customers.length, 2);
    for (const customer of customers) for (const role of roles) assert.ok(loginOf(role, customer).password);
    assert.notDeepEqual(await figuresOf(loginOf('analyst', ours)), await figuresOf(loginOf('analyst', theirs)));
  });

  for (const role of roles) {
    test(`the ${role}s of both see their own numbers, side by side`, async () => {
      const logins = [loginOf(role, ours), loginOf(role, theirs)];
      const visitors = [await visitor(), await visitor()];
      await Promise.all(visitors.map(({ page }, index) => signIn(page, logins[index])));
      // Once more, so that both answers may come from the cache.
      for (const { page } of visitors) await page.reload();
      for (const [index, { page }] of visitors.entries()) {
        assert.deepEqual(await figuresOn(page), await figuresOf(logins[index]));
      }
    });
  }

  test('an address of theirs shows ours filtered, and nothing of theirs', async () => {
    const { page: there } = await visitor();
    await signIn(there, loginOf('analyst', theirs));
    await choose(there, 'Organisation');
    const organisation = `organisation=${inAddress(there, 'organisation')}`;
    const { page: here } = await visitor();
    const login = loginOf('analyst', ours);
    await signIn(here, login, `/?${organisation}`);
    await takenOver(here);
    const shown = await here.locator('[data-widget]').count();
    if (shown > 0) assert.deepEqual(await figuresOn(here), await figuresOf(login, [organisation]));
    assert.ok(!(await here.content()).includes(loginOf('analyst', theirs).email));
  });
});

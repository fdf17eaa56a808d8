// axe finds nothing to complain about, in both themes, on a phone and on a wide screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { violations } from './support/axe.mjs';
import { PHONE, WIDE } from './support/browser.mjs';
import { figuresOn, filterButton, openAccount, signIn, takenOver } from './support/pages.mjs';
import { loginOf } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

const VIEWS = {
  'the sign-in page': (page) => page.goto('/sign-in'),
  Home: async (page) => home(page),
  'Home with a filter open': async (page) => {
    await home(page);
    await filterButton(page, 'Year').click();
    await page.getByRole('option').first().waitFor();
  },
  'Home with the account open': async (page) => {
    await home(page);
    await openAccount(page);
  },
  'Home where nothing matches': async (page) => {
    await signIn(page, loginOf('analyst'), '/?year=1901');
    await page.getByText('Nothing matches these filters').waitFor();
  },
  'the change of the password': async (page) => {
    await home(page);
    await page.goto('/password');
  },
};

suite('Accessibility', (visitor) => {
  for (const theme of ['light', 'dark']) {
    for (const [width, size] of Object.entries({ phone: PHONE, wide: WIDE })) {
      for (const [name, open] of Object.entries(VIEWS)) {
        test(`${name} is accessible: ${theme}, ${width}`, async () => {
          const { page } = await visitor({ theme, size });
          await open(page);
          assert.deepEqual(await violations(page), []);
        });
      }

      test(`Home does not scroll sideways: ${theme}, ${width}`, async () => {
        const { page } = await visitor({ theme, size });
        await home(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(over, 0);
      });
    }
  }
});

async function home(page) {
  await signIn(page, loginOf('analyst'));
  await takenOver(page);
  await figuresOn(page);
}

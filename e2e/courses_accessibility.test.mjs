// axe finds nothing to complain about on "Course completion", in every form that it takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { violations } from './support/axe.mjs';
import { PHONE, TABLET, WIDE } from './support/browser.mjs';
import { CATEGORIES, DETAILS, YEARS, entry, marks, openCourses, openMenu, widget } from './support/courses.mjs';
import { filterButton, unfoldFilters } from './support/pages.mjs';
import { loginOf } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

const login = loginOf('analyst');

const inWidget = (id) => `[data-widget="${id}"]`;

/** What can lie over the page: how it is opened, and where it is. */
const OPENED = {
  'a list of options': {
    open: async (page) => {
      await unfoldFilters(page);
      await filterButton(page, 'Category').click();
      await page.getByRole('option').first().waitFor();
    },
    within: 'form[aria-label="Filters"]',
  },
  'a menu': { open: (page) => openMenu(page, YEARS), within: inWidget(YEARS) },
  'the columns to choose from': { open: (page) => widget(page, DETAILS).locator('summary').click(), within: inWidget(DETAILS) },
  'a tooltip': { open: (page) => marks(page, CATEGORIES).first().focus(), within: inWidget(CATEGORIES) },
  'a widget that is open large': {
    open: async (page) => {
      await openMenu(page, YEARS);
      await entry(page, YEARS, 'Open large').click();
    },
    within: inWidget(YEARS),
  },
};

suite('Accessibility of courses', (visitor) => {
  for (const theme of ['light', 'dark']) {
    for (const [width, size] of Object.entries({ phone: PHONE, wide: WIDE })) {
      whole(`as they are opened: ${theme}, ${width}`, { theme, size });
      whole(`as tables: ${theme}, ${width}`, { theme, size }, `?table=${YEARS}&table=${CATEGORIES}&sort=-due`);
      whole(`drilled: ${theme}, ${width}`, { theme, size }, '', drill);
      for (const [name, { open, within }] of Object.entries(OPENED)) {
        test(`nothing is wrong with ${name}: ${theme}, ${width}`, async () => {
          const page = await opened({ theme, size });
          await open(page);
          assert.deepEqual(await violations(page, within), []);
        });
      }
    }
    whole(`between phone and screen: ${theme}`, { theme, size: TABLET });
    whole(`inside another page: ${theme}`, { theme, size: TABLET }, '?embed=1');
  }

  function whole(name, options, query, reach = () => {}) {
    test(`courses are accessible ${name}`, async () => {
      const page = await opened(options, query);
      await reach(page);
      assert.deepEqual(await violations(page), []);
    });
  }

  async function opened(options, query) {
    const { page } = await visitor({ as: login, ...options });
    await openCourses(page, query);
    return page;
  }
});

/** To the courses of a category in another year, one of which is chosen. */
async function drill(page) {
  await marks(page, YEARS).nth(-2).click();
  await marks(page, CATEGORIES).first().click();
  await widget(page, CATEGORIES).getByRole('heading', { name: /^Courses of/ }).waitFor();
  await marks(page, CATEGORIES).first().click();
  await widget(page, CATEGORIES).locator('[aria-current="true"]').waitFor();
}

// axe finds nothing to complain about on "Course completion", in every form that it takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { violations } from './support/axe.mjs';
import { PHONE, TABLET, WIDE } from './support/browser.mjs';
import { CATEGORIES, DETAILS, YEARS, marks, openCourses, openMenu, widget } from './support/courses.mjs';
import { filterButton, unfoldFilters } from './support/pages.mjs';
import { loginOf } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

const login = loginOf('analyst');

/** From the page as it is opened to each of its forms. */
const FORMS = {
  'as it is opened': () => {},
  'with a filter open': async (page) => {
    await unfoldFilters(page);
    await filterButton(page, 'Category').click();
    await page.getByRole('option').first().waitFor();
  },
  'with a menu open': (page) => openMenu(page, YEARS),
  'with the columns open': (page) => widget(page, DETAILS).locator('summary').click(),
  'with a widget open large': async (page) => {
    await openMenu(page, YEARS);
    await widget(page, YEARS).getByRole('button', { name: /^Open large/ }).click();
  },
  'with a tooltip': (page) => marks(page, CATEGORIES).first().focus(),
};

suite('Accessibility of courses', (visitor) => {
  for (const theme of ['light', 'dark']) {
    for (const [width, size] of Object.entries({ phone: PHONE, wide: WIDE })) {
      for (const [form, reach] of Object.entries(FORMS)) {
        check(`${form}: ${theme}, ${width}`, { theme, size }, '', reach);
      }
      check(`drilled, filtered and sorted: ${theme}, ${width}`, { theme, size }, '', async (page) => {
        await marks(page, YEARS).nth(-2).click();
        await marks(page, CATEGORIES).first().click();
        await widget(page, CATEGORIES).getByRole('heading', { name: /^Courses of/ }).waitFor();
        await marks(page, CATEGORIES).first().click();
        await widget(page, CATEGORIES).locator('[aria-current="true"]').waitFor();
      });
      check(`as tables: ${theme}, ${width}`, { theme, size }, `?table=${YEARS}&table=${CATEGORIES}&sort=-due`);
    }
    check(`between phone and screen: ${theme}`, { theme, size: TABLET });
    check(`inside another page: ${theme}`, { theme, size: TABLET }, '?embed=1');
  }

  function check(name, options, query = '', reach = () => {}) {
    test(`courses are accessible ${name}`, async () => {
      const { page } = await visitor({ as: login, ...options });
      await openCourses(page, query);
      await reach(page);
      assert.deepEqual(await violations(page), []);
    });
  }
});

// From the sign-in page to a drilled, sorted and exported view without a pointer.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { CATEGORIES, DETAILS, YEARS, markNames, widget } from './support/courses.mjs';
import { readCsv } from './support/csv.mjs';
import { eventually } from './support/eventually.mjs';
import { widgetsOf } from './support/figures.mjs';
import { loginOf } from './support/logins.mjs';
import { downloaded, focusedName, inAddress, inEmail, tabTo, takenOver, titled } from './support/pages.mjs';
import { suite } from './support/suite.mjs';

suite('Courses by the keyboard', (visitor) => {
  test('signing in, drilling, sorting and exporting need no pointer', async () => {
    const { page, complaints } = await visitor();
    const login = loginOf('analyst');
    await page.goto('/sign-in');
    await inEmail(page);
    await page.keyboard.type(login.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(login.password);
    await page.keyboard.press('Enter');
    await titled(page, 'Home');

    await tabTo(page, /^Courses$/);
    await page.keyboard.press('Enter');
    await titled(page, 'Course completion');
    await takenOver(page);

    const year = (await markNames(page, YEARS))[1].split(':')[0];
    await tabTo(page, /^Menu of Completions/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText(`Completed in ${year}`).waitFor();

    await page.keyboard.press('Tab');
    await tabTo(page, /: [\d,]+ of [\d,]+ complete/);
    const chosen = (await focusedName(page)).split(':')[0];
    await page.keyboard.press('Enter');
    await widget(page, CATEGORIES).getByRole('heading', { name: `Courses of ${chosen}` }).waitFor();

    await tabTo(page, /^Due$/);
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await widget(page, DETAILS).locator('[aria-sort]').innerText(), 'Due'));
    assert.equal(await focusedName(page), 'Due');
    assert.deepEqual(['year', 'category', 'sort'].map((key) => inAddress(page, key)), [year, chosen, 'due']);

    await page.keyboard.press('Shift+Tab');
    await tabTo(page, /^Export all rows$/, 'Shift+Tab');
    const file = await downloaded(page, () => page.keyboard.press('Enter'));
    const rows = readCsv(await readFile(await file.path(), 'utf8'));
    const widgets = await widgetsOf('courses', login, [`year=${year}`, `category=${chosen}`]);
    assert.equal(rows.length, widgets.learner_details.rows.length);
    assert.ok(rows.length > 0);
    assert.deepEqual(complaints, []);
  });
});

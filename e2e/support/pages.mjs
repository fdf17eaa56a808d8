// What a person does on the pages and reads from them. Where a page changes, this file changes, not the tests.

export async function signIn(page, { email, password }, from = '/sign-in', title = 'Home') {
  await page.goto(from);
  await typeLogin(page, { email, password });
  await titled(page, title);
}

/** Waits until a page of that title is shown. */
export async function titled(page, title) {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Waits until the cursor stands in the first field of the sign-in page, where keys go by themselves. */
export function inEmail(page) {
  return page.locator('input[type="email"]:focus').waitFor();
}

export async function typeLogin(page, { email, password }) {
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs out by the account's menu, which is a part of the menu on a phone. */
export async function signOut(page) {
  await openAccount(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
}

export async function openAccount(page) {
  await page.locator('summary:not(main summary):visible').click();
}

/** `{ widget: value }` as the page shows it; null where it shows that there is nothing to divide by. */
export async function figuresOn(page) {
  await page.locator('[data-figure] [data-value]').first().waitFor();
  const widgets = await page.locator('[data-figure]').all();
  const pairs = widgets.map(async (widget) => {
    const value = widget.locator('[data-value]').first();
    const text = (await value.count()) > 0 ? await value.getAttribute('data-value') : '';
    return [await widget.getAttribute('data-widget'), text === '' ? null : Number(text)];
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** The text of each figure, as it is read. */
export function figureText(page, widget) {
  return page.locator(`[data-widget="${widget}"] [data-value]`).innerText();
}

/** Waits until the script has taken the page over: only then a filter shows how many options it has. */
export async function takenOver(page) {
  await filterBar(page).locator('button small').first().waitFor({ state: 'attached' });
}

export function filterBar(page) {
  return page.getByRole('form', { name: 'Filters', exact: true });
}

export function filterButton(page, filter) {
  return filterBar(page).getByRole('button', { name: new RegExp(`^${filter}`) });
}

/** On a phone the filters stand behind a button. */
export async function unfoldFilters(page) {
  const fold = filterBar(page).locator('label', { hasText: 'Filters' });
  if (await fold.isVisible()) await fold.click();
}

/** Chooses the option at `index` of a filter's list and gives back its label. */
export async function choose(page, filter, index = 0) {
  await takenOver(page);
  return chooseIn(page, filterBar(page), filter, index);
}

/** The same in another group of filters, such as a table's. */
export async function chooseIn(page, bar, filter, index = 0) {
  await bar.getByRole('button', { name: new RegExp(`^${filter}`) }).click();
  const list = bar.getByRole('dialog');
  const option = list.getByRole('option').nth(index);
  const label = await option.locator('span').nth(1).innerText();
  await option.click();
  await list.getByRole('option', { selected: true }).first().waitFor();
  await page.keyboard.press('Escape');
  return label;
}

/** The same by the form that a page without JavaScript has. */
export async function chooseWithoutScript(page, filter, index = 0) {
  await filterButton(page, filter).click();
  await tickAndApply(page, index);
}

export async function tickAndApply(page, index) {
  await page.getByRole('group').getByRole('checkbox').nth(index).check();
  await page.getByRole('button', { name: 'Apply' }).click();
}

/** The value of a filter in the page's address. */
export function inAddress(page, filter) {
  return new URL(page.url()).searchParams.get(filter);
}

/** Everything that the form of a filter offers at first. */
export async function valuesToChoose(page, dashboard, filter) {
  await page.goto(`/filters?dashboard=${dashboard}&filter=${filter}`);
  return page.getByRole('group').getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.value));
}

/** What has the focus, by its name. */
export function focusedName(page) {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const named = focused.matches('[data-mark]') ? focused.querySelector('.sr-only')?.textContent : undefined;
    return focused.getAttribute('aria-label') ?? named ?? focused.innerText.trim();
  });
}

/** The file that an action brings. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return download;
}

const MOST_STOPS = 60;

/** Presses Tab until something of that name has the focus. */
export async function tabTo(page, name, key = 'Tab') {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (name.test(await focusedName(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} is not among the next ${MOST_STOPS} stops`);
}

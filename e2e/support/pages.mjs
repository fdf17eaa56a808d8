// What a person does on the pages and reads from them. Where a page changes, this file changes, not the tests.

export async function signIn(page, { email, password }, from = '/sign-in') {
  await page.goto(from);
  await typeLogin(page, { email, password });
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
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
  await page.locator('[data-widget] [data-value]').first().waitFor();
  const widgets = await page.locator('[data-widget]').all();
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
  return page.getByRole('form', { name: 'Filters' });
}

export function filterButton(page, filter) {
  return filterBar(page).getByRole('button', { name: new RegExp(`^${filter}`) });
}

/** Chooses the option at `index` of a filter's list and gives back its label. */
export async function choose(page, filter, index = 0) {
  await takenOver(page);
  await filterButton(page, filter).click();
  const list = page.getByRole('dialog', { name: filter });
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
  const box = page.getByRole('group', { name: filter }).getByRole('checkbox').nth(index);
  await box.check();
  await page.getByRole('button', { name: 'Apply' }).click();
}

/** The value of a filter in the page's address. */
export function inAddress(page, filter) {
  return new URL(page.url()).searchParams.get(filter);
}

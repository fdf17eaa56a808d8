// What a person does on "Course completion" and reads from it.
import { figuresOn, takenOver, titled } from './pages.mjs';

export const YEARS = 'completions_by_year';
export const CATEGORIES = 'completion_by_category';
export const DETAILS = 'learner_details';

/** Opens the dashboard for somebody who is signed in; with a script it is taken over before anything else happens. */
export async function openCourses(page, query = '', { script = true } = {}) {
  await page.goto(`/courses${query}`);
  await titled(page, 'Course completion');
  if (script) await takenOver(page);
}

export function widget(page, id) {
  return page.locator(`[data-widget="${id}"]`);
}

/** The marks of a chart, in order. */
export function marks(page, id) {
  return widget(page, id).locator('[data-mark]');
}

/** A mark by the beginning of its name, such as a year or a category. */
export function mark(page, id, name) {
  return marks(page, id).and(page.getByRole('link', { name: new RegExp(`^${escaped(name)}:`) }));
}

/** What a reader hears of each mark. */
export function markNames(page, id) {
  return marks(page, id).evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? mark.querySelector('.sr-only').textContent));
}

/** The tooltip of a mark. */
export function tooltip(mark) {
  return mark.getByRole('tooltip', { includeHidden: true });
}

/** Opens a widget's menu. */
export async function openMenu(page, id) {
  await widget(page, id).locator('header summary').click();
}

/** An entry of a widget's menu. */
export function entry(page, id, name) {
  return widget(page, id).locator('details[open]').locator('a, button').filter({ hasText: name });
}

/** The cells of a chart that is shown as a table, without its heads. */
export function chartTable(page, id) {
  const rows = widget(page, id).locator('tbody tr');
  return rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
}

/** The rows of the learner details, each value by the head of its column; hidden columns are none. */
export function detailsOn(page) {
  return widget(page, DETAILS).locator('table').evaluate(readTable);
}

/** `1–10 of 38,640`. */
export function rangeOn(page) {
  return widget(page, DETAILS).getByRole('status').innerText();
}

/** The link in a column's head that sorts by it. */
export function sortLink(page, title) {
  return widget(page, DETAILS).locator('thead').getByRole('link', { name: title, exact: true });
}

/** Shows a column, or leaves it out, by the chooser. */
export async function toggleColumn(page, title) {
  const chooser = widget(page, DETAILS).locator('details', { hasText: 'Columns' });
  if ((await chooser.getAttribute('open')) === null) await chooser.locator('summary').click();
  await chooser.getByRole('link', { name: new RegExp(`^${title}\\b`) }).click();
}

export function pageLink(page, name) {
  return page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name });
}

/** All that is shown, to compare two views: without what is open, and without how many options a filter has, which comes later. */
export function wholeText(page) {
  return page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true);
    copy.querySelectorAll('details > :not(summary), form button small').forEach((part) => part.remove());
    const said = (node) => (node.nodeType === Node.TEXT_NODE ? [node.data] : [...node.childNodes].flatMap(said));
    return said(copy).filter((text) => text.trim()).join('\n');
  });
}

/** Every number of the dashboard at once. */
export async function numbersOn(page) {
  return {
    figures: await figuresOn(page),
    columns: await markNames(page, YEARS),
    bars: await markNames(page, CATEGORIES),
    rows: await detailsOn(page),
    range: await rangeOn(page),
  };
}

function escaped(text) {
  return String(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Runs in the page. A column can hold two values of a row, one above the other, each with a head of its own. */
function readTable(table) {
  const columns = [...table.tHead.rows[0].cells].map((head) => [...head.querySelectorAll('a')].map((link) => link.textContent));
  const said = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('.sr-only').forEach((hidden) => hidden.remove());
    return copy.textContent;
  };
  const values = (cell, heads) => heads.map((head, index) => [head, said(index === 0 ? cell.firstElementChild : cell.querySelector('small'))]);
  return [...table.tBodies[0].rows].map((row) => Object.fromEntries([...row.cells].flatMap((cell, index) => values(cell, columns[index]))));
}

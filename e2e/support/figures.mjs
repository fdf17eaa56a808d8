// The numbers by the command line, to hold those of the page against.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { binary, data } from './setting.mjs';

const run = promisify(execFile);

/** `{ widget: value }` of Home as `login` sees it, with filters as `['year=2024', …]`. */
export async function figuresOf(login, filters = []) {
  return valuesOf(await widgetsOf('home', login, filters));
}

/** The value of each key figure. */
export function valuesOf(widgets) {
  const figures = Object.entries(widgets).filter(([, { rows }]) => rows.length === 1 && 'value' in rows[0]);
  return Object.fromEntries(figures.map(([id, { rows }]) => [id, rows[0].value]));
}

/** `{ widget: { title, rows } }` of a dashboard; of a table all rows. */
export async function widgetsOf(dashboard, login, filters = [], from = data) {
  const chosen = filters.flatMap((filter) => ['--filter', filter]);
  const args = ['figures', '--customer', login.customer, '--dashboard', dashboard, '--as', login.email, '--data-dir', from, '--json'];
  const { stdout } = await run(binary, [...args, ...chosen], { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout).widgets;
}

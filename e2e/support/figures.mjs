// The numbers by the command line, to hold those of the page against.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { binary, data } from './setting.mjs';

const run = promisify(execFile);

/** `{ widget: value }` of Home as `login` sees it, with filters as `['year=2024', …]`. */
export async function figuresOf(login, filters = []) {
  const chosen = filters.flatMap((filter) => ['--filter', filter]);
  const args = ['figures', '--customer', login.customer, '--dashboard', 'home', '--as', login.email, '--data-dir', data, '--json'];
  const { stdout } = await run(binary, [...args, ...chosen], { maxBuffer: 64 * 1024 * 1024 });
  const widgets = Object.entries(JSON.parse(stdout).widgets);
  return Object.fromEntries(widgets.map(([id, widget]) => [id, widget.rows[0]?.value ?? null]));
}

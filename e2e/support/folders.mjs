// Folders of data for tests that change them, and what an operator does with one.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { binary, data } from './setting.mjs';

/** A folder of data of one test file. `copied` has all that the others have. */
export function folder({ copied = true } = {}) {
  const path = mkdtempSync(join(tmpdir(), 'kineo-e2e-'));
  if (copied) cpSync(data, path, { recursive: true });
  return { path, drop: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs `kineo` over a folder. `line` is what it is told on its standard input; a command that reads none may have ended before it is told. */
export function kineo(folder, args, line) {
  const told = line === undefined ? { stdio: ['ignore', 'pipe', 'ignore'] } : { input: `${line}\n`, stdio: ['pipe', 'pipe', 'ignore'] };
  return execFileSync(binary, [...args, '--data-dir', folder.path], { encoding: 'utf8', ...told });
}

/** Adds somebody who can sign in. */
export function addLogin(folder, customer, email, role) {
  const password = 'a sentence for this test alone';
  kineo(folder, ['user', 'create', '--customer', customer, email, '--role', role], password);
  return { customer, email, password, role };
}

/** Loads the customer's own exports again, for another day. */
export function loadAsOf(folder, customer, day) {
  kineo(folder, ['load', '--customer', customer, join(folder.path, 'exports', customer), '--as-of', day]);
}

/** Takes the files of a table away, so that whatever reads them fails; gives back how to put them back. */
export function breakTable(folder, customer, table) {
  const root = join(folder.path, 'customers', customer, 'gold', table);
  const files = readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith('.parquet')).map((name) => join(root, name));
  files.forEach((file) => renameSync(file, `${file}.gone`));
  return () => files.forEach((file) => renameSync(`${file}.gone`, file));
}

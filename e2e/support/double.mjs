// Orders to the double of Databricks, and what it noted.
import { told } from './setting.mjs';

const double = told('KINEO_DOUBLE');
const warehouse = '0123456789abcdef';
const usual = { token_life: 3600, link_life: 900, chunk_rows: 100_000, warehouse_start: 0, statement_delay: 0 };

async function call(method, path, body) {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer dapi-admin' };
  const answer = await fetch(`${double}${path}`, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json().catch(() => undefined);
}

/** Changes times of the double, in seconds. */
export const set = (settings) => call('POST', '/double/settings', settings);

/** Everything as usual again. */
export async function calm() {
  await call('DELETE', '/double/faults');
  await set(usual);
}

/** Requests so far, oldest first. */
export async function log() {
  const found = await call('GET', '/double/log');
  return found.requests ?? found.log ?? found;
}

/** Statements so far, as the service's own history tells them. */
export async function queries() {
  const found = await call('GET', '/api/2.0/sql/history/queries?max_results=1000');
  return found.res;
}

/** Puts the warehouse to sleep. */
export const stopWarehouse = () => call('POST', `/api/2.0/sql/warehouses/${warehouse}/stop`, {});

/** What a statement comes to for the holder of a token: `{ rows }` or `{ error }`. */
export async function asked(statement, catalog, token) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const body = JSON.stringify({ statement, catalog, warehouse_id: warehouse, wait_timeout: '50s' });
  const answer = await (await fetch(`${double}/api/2.0/sql/statements`, { method: 'POST', headers, body })).json();
  return { rows: answer.result?.data_array, error: answer.status?.error?.message ?? answer.message };
}

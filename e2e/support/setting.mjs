// What `cargo xtask test browser` prepared, handed over in variables.
import { readFileSync } from 'node:fs';

function told(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Run these tests with: cargo xtask test browser`);
  return value;
}

export const binary = told('KINEO_BINARY');
export const chromium = told('KINEO_CHROMIUM');
export const data = told('KINEO_DATA');
export const dist = told('KINEO_DIST');

/** Every login as `{ customer, role, email, password }`. */
export const logins = JSON.parse(readFileSync(told('KINEO_LOGINS'), 'utf8')).logins;

export const roles = ['learner', 'manager', 'analyst', 'customer-admin'];

/** The slugs of the customers, in the order in which they were made. */
export const customers = [...new Set(logins.map((login) => login.customer))];

/** The login of a role; of the first customer, unless another is named. */
export function loginOf(role, customer = customers[0]) {
  const login = logins.find((login) => login.customer === customer && login.role === role);
  if (!login) throw new Error(`there is no login for ${role} at ${customer}`);
  return login;
}

// Who can sign in.
import { readFileSync } from 'node:fs';

import { told } from './setting.mjs';

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

// Signing in and out, and changing the password.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openAccount, signIn, signOut, typeLogin } from './support/pages.mjs';
import { PHONE } from './support/browser.mjs';
import { loginOf } from './support/logins.mjs';
import { suite } from './support/suite.mjs';

const REFUSAL = /password is wrong/;

suite('Account', (visitor) => {
  test('Home leads to the sign-in page and shows nothing before', async () => {
    const { page } = await visitor({ javaScript: false });
    await page.goto('/?year=2023');
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    assert.equal(await page.locator('[data-widget]').count(), 0);
  });

  for (const javaScript of [true, false]) {
    test(`a wrong password is refused with a message ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const { page, context } = await visitor({ javaScript });
      const { email } = loginOf('manager');
      await page.goto('/sign-in');
      await typeLogin(page, { email, password: 'not the password at all' });
      await page.getByText(REFUSAL).waitFor();
      assert.equal(await page.getByLabel('Email').inputValue(), email);
      assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), '');
      assert.deepEqual(await context.cookies(), []);
    });
  }

  test('the same is said of an unknown address and of a wrong password', async () => {
    const messages = [];
    for (const email of [loginOf('analyst').email, 'nobody@nowhere.example']) {
      const { page } = await visitor({ javaScript: false });
      await page.goto('/sign-in');
      await typeLogin(page, { email, password: 'not the password at all' });
      messages.push(await page.getByText(REFUSAL).innerText());
    }
    assert.equal(messages[0], messages[1]);
  });

  test('the session cookie is out of reach of scripts', async () => {
    const { page, context } = await visitor();
    await signIn(page, loginOf('analyst'));
    const session = (await context.cookies()).filter((cookie) => cookie.httpOnly);
    assert.equal(session.length, 1);
    assert.equal(session[0].sameSite, 'Lax');
    assert.ok(!(await page.evaluate(() => document.cookie)).includes(session[0].value));
  });

  for (const size of [undefined, PHONE]) {
    test(`sign-out ends the session ${size ? 'on a phone' : 'on a wide screen'}`, async () => {
      const { page, context } = await visitor({ size });
      await signIn(page, loginOf('analyst'));
      const before = await context.cookies();
      await signOut(page);
      await context.addCookies(before);
      await page.goto('/');
      assert.equal(new URL(page.url()).pathname, '/sign-in');
    });
  }

  test('a changed password is the one that counts', async () => {
    const admin = loginOf('customer-admin');
    const changed = 'a sentence is easy to remember';
    await changePassword(visitor, admin, changed);
    const { page } = await visitor({ javaScript: false });
    await page.goto('/sign-in');
    await typeLogin(page, admin);
    await page.getByText(REFUSAL).waitFor();
    await changePassword(visitor, { ...admin, password: changed }, admin.password);
  });

  test('a new password that is too short is refused beside its field', async () => {
    const { page } = await visitor({ javaScript: false });
    const login = loginOf('analyst');
    await signIn(page, login);
    await page.goto('/password');
    await fillPasswords(page, login.password, 'short');
    const field = page.getByLabel('New password', { exact: true });
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
  });
});

async function changePassword(visitor, login, next) {
  const { page } = await visitor();
  await signIn(page, login);
  await openAccount(page);
  await page.getByRole('link', { name: 'Change password' }).click();
  await fillPasswords(page, login.password, next);
  await page.getByText('Your password is changed').waitFor();
}

async function fillPasswords(page, current, next) {
  await page.getByLabel('Current password').fill(current);
  await page.getByLabel('New password', { exact: true }).fill(next);
  await page.getByLabel('New password again').fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
}

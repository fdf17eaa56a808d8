// A group of tests with a server and a browser.
import { after, afterEach, before, describe } from 'node:test';

import { launch, newVisitor } from './browser.mjs';
import { startServer } from './server.mjs';
import { asCookies, sessionOf } from './session.mjs';
import { data } from './setting.mjs';

/**
 * `tests` gets `visitor(options)`, which opens a fresh browser profile that is closed behind the test; `{ as: login }` opens one that is
 * signed in already. `prepare` makes the folder of data, where the tests need one of their own.
 */
export function suite(name, tests, prepare = () => data) {
  describe(name, () => {
    let server;
    let browser;
    const open = [];
    const sessions = new Map();
    before(async () => {
      server = await startServer(await prepare());
      browser = await launch();
    });
    afterEach(async () => {
      for (const context of open.splice(0)) await context.close();
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    tests(async ({ as: login, ...options } = {}) => {
      const visitor = await newVisitor(browser, server.address, options);
      open.push(visitor.context);
      if (login) {
        // One session for all tests of a group: signing in is made to be slow.
        if (!sessions.has(login.email)) sessions.set(login.email, await sessionOf(server.address, login));
        await visitor.context.addCookies(asCookies(server.address, sessions.get(login.email)));
      }
      return visitor;
    });
  });
}

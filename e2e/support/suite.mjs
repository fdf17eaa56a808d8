// A group of tests with a server and a browser.
import { after, afterEach, before, describe } from 'node:test';

import { launch, newVisitor } from './browser.mjs';
import { startServer } from './server.mjs';

/** `tests` gets `visitor(options)`, which opens a fresh browser profile that is closed behind the test. */
export function suite(name, tests) {
  describe(name, () => {
    let server;
    let browser;
    const open = [];
    before(async () => {
      server = await startServer();
      browser = await launch();
    });
    afterEach(async () => {
      for (const context of open.splice(0)) await context.close();
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    tests(async (options) => {
      const visitor = await newVisitor(browser, server.address, options);
      open.push(visitor.context);
      return visitor;
    });
  });
}

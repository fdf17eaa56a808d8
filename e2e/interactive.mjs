// How long it takes from going to Home until it can be used: prints `{ "interactive" }`, the median in milliseconds.
import { launch, newVisitor } from './support/browser.mjs';
import { loginOf } from './support/logins.mjs';
import { signIn, takenOver } from './support/pages.mjs';
import { startServer } from './support/server.mjs';

const TURNS = 11;

const server = await startServer();
const browser = await launch();
try {
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) times.push(await once());
  console.log(JSON.stringify({ interactive: times.sort((a, b) => a - b)[Math.floor(TURNS / 2)] }));
} finally {
  await browser.close();
  await server.stop();
}

/** With an empty cache each time: the profile is new but for the session. */
async function once() {
  const first = await newVisitor(browser, server.address, { javaScript: false });
  await signIn(first.page, loginOf('analyst'));
  const { page: fresh, context } = await newVisitor(browser, server.address);
  await context.addCookies(await first.context.cookies());
  await first.context.close();
  const start = performance.now();
  await fresh.goto('/');
  await takenOver(fresh);
  const time = performance.now() - start;
  await context.close();
  return time;
}

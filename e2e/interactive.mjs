// How long it takes from going to Home until it can be used: prints `{ "interactive" }`, the median in milliseconds.
import { launch } from './support/browser.mjs';
import { openCold } from './support/cold.mjs';
import { loginOf } from './support/logins.mjs';
import { startServer } from './support/server.mjs';
import { sessionOf } from './support/session.mjs';
import { percentile } from './support/speed.mjs';

const TURNS = 11;

const server = await startServer();
const browser = await launch();
try {
  const session = await sessionOf(server.address, loginOf('analyst'));
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { context, interactive } = await openCold(browser, server.address, session, '/');
    times.push(interactive);
    await context.close();
  }
  console.log(JSON.stringify({ interactive: percentile(times, 50) }));
} finally {
  await browser.close();
  await server.stop();
}

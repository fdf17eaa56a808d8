// How long the server takes for a page, over HTTP and without a browser.
import { Agent, get } from 'node:http';

import { startServer } from './server.mjs';
import { sessionOf } from './session.mjs';

const UNCACHED = 100;
const CACHED = 300;
const WARM_UP = 5;

/** Asks for a page again and again, first with a question that is new each time: `{ uncached, cached }`, the 95th percentiles in milliseconds. */
export async function speedOf(path, words) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const server = await startServer();
  try {
    const cookie = await sessionOf(server.address, { email: process.env.KINEO_EMAIL, password: process.env.KINEO_PASSWORD });
    const ask = (turn) => timed(() => read(agent, `${server.address}${path}?${freshQuestion(turn)}`, cookie, words));
    for (let turn = 0; turn < WARM_UP; turn += 1) await ask(-turn);
    const uncached = [];
    for (let turn = 1; turn <= UNCACHED; turn += 1) uncached.push(await ask(turn));
    const cached = [];
    for (let turn = 0; turn < CACHED; turn += 1) cached.push(await ask(1));
    return { uncached: percentile(uncached, 95), cached: percentile(cached, 95) };
  } finally {
    agent.destroy();
    await server.stop();
  }
}

/** A status that nobody has changes the question and none of the work. */
export function freshQuestion(turn) {
  return `user-status=Active&user-status=Suspended&user-status=nobody-${turn}`;
}

export function percentile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.ceil((times.length * share) / 100) - 1];
}

/** Over one open connection and without fetch, which takes longer than the server does. */
function read(agent, address, cookie, words) {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers: { cookie } }, (reply) => {
      const parts = [];
      reply.on('data', (part) => parts.push(part));
      reply.on('end', () => {
        const whole = reply.statusCode === 200 && Buffer.concat(parts).includes(words);
        if (whole) resolve();
        else reject(new Error(`${address} was answered with ${reply.statusCode} and without "${words}"`));
      });
    });
    request.on('error', reject);
  });
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

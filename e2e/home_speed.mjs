// How long the server takes for Home: prints `{ "uncached", "cached" }`, the 95th percentiles in milliseconds.
import { Agent, get } from 'node:http';

import { startServer } from './support/server.mjs';

const UNCACHED = 100;
const CACHED = 300;
const WARM_UP = 5;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const server = await startServer();
try {
  const cookie = await signIn(process.env.KINEO_EMAIL, process.env.KINEO_PASSWORD);
  const ask = (query) => timed(() => read(`/?${query}`, cookie));
  // A status that nobody has changes the question and none of the work.
  const fresh = (turn) => `user-status=Active&user-status=Suspended&user-status=nobody-${turn}`;
  for (let turn = 0; turn < WARM_UP; turn += 1) await ask(fresh(-turn));
  const uncached = [];
  for (let turn = 1; turn <= UNCACHED; turn += 1) uncached.push(await ask(fresh(turn)));
  const cached = [];
  for (let turn = 0; turn < CACHED; turn += 1) cached.push(await ask(fresh(1)));
  console.log(JSON.stringify({ uncached: p95(uncached), cached: p95(cached) }));
} finally {
  agent.destroy();
  await server.stop();
}

async function signIn(email, password) {
  const reply = await fetch(`${server.address}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, password, 'return-to': '/' }),
    headers: { origin: server.address },
    redirect: 'manual',
  });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (reply.status !== 303 || cookies.length === 0) throw new Error(`sign-in was answered with ${reply.status}`);
  return cookies.join('; ');
}

/** Over one open connection and without fetch, which takes longer than the server does. */
function read(path, cookie) {
  return new Promise((resolve, reject) => {
    const request = get(server.address + path, { agent, headers: { cookie } }, (reply) => {
      const parts = [];
      reply.on('data', (part) => parts.push(part));
      reply.on('end', () => {
        const whole = reply.statusCode === 200 && Buffer.concat(parts).includes('Course completion rate');
        if (whole) resolve();
        else reject(new Error(`${path} was answered with ${reply.statusCode}`));
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

function p95(times) {
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];
}

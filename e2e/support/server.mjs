// A kineo of one test file, on a port of its own.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { binary, data, dist } from './setting.mjs';

/** Starts the server over a folder of data and waits until it answers. */
export async function startServer(folder = data) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const said = [];
  const child = spawn(binary, ['serve', '--data-dir', folder, '--port', String(port), '--dist', dist]);
  child.stdout.on('data', (text) => said.push(text));
  child.stderr.on('data', (text) => said.push(text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  ended.then(() => (child.gone = true));
  await answers(address, child, said);
  return { address, stop: () => stop(child, ended) };
}

async function answers(address, child, said) {
  while (!child.gone) {
    const reply = await fetch(`${address}/sign-in`).catch(() => undefined);
    if (reply?.ok) return;
    await pause(50);
  }
  throw new Error(`kineo serve ended at once:\n${said.join('')}`);
}

/** Asks it to end; one that does not is ended, so that no port stays taken. */
async function stop(child, ended) {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

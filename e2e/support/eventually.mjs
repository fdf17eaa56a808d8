// Numbers change some time after a click. Asks again until they are as expected, and shows the last ones if they never are.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 100;

export async function eventuallyEqual(read, expected, message) {
  return eventually(async () => assert.deepEqual(await read(), expected, message));
}

/** Checks again and again until nothing is thrown. */
export async function eventually(check) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await check();
    } catch (fault) {
      if (tries === TRIES) throw fault;
      await pause(100);
    }
  }
}

// Numbers change some time after a click. Asks again until they are as expected, and shows the last ones if they never are.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 100;

export async function eventuallyEqual(read, expected, message) {
  for (let tries = 1; ; tries += 1) {
    const actual = await read();
    try {
      return assert.deepEqual(actual, expected, message);
    } catch (difference) {
      if (tries === TRIES) throw difference;
      await pause(100);
    }
  }
}

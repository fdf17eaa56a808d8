// How long the server takes for Home: prints `{ "uncached", "cached" }`, the 95th percentiles in milliseconds.
import { speedOf } from './support/speed.mjs';

console.log(JSON.stringify(await speedOf('/', 'Course completion rate')));

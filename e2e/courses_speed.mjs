// How long the server takes for "Course completion" with its first page of rows: prints `{ "uncached", "cached" }`, the 95th percentiles
// in milliseconds.
import { speedOf } from './support/speed.mjs';

console.log(JSON.stringify(await speedOf('/courses', 'Export all rows')));

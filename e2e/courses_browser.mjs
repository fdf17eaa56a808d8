// "Course completion" in a browser: prints milliseconds from a click on a year until the page is painted anew (`click_median`,
// `click_p95`), and of a load with an empty cache the median until it can be used (`interactive`), requests, bytes, and tasks of more
// than 50 ms (`long_tasks`, `longest_task`).
import { launch } from './support/browser.mjs';
import { openCold } from './support/cold.mjs';
import { YEARS, markNames } from './support/courses.mjs';
import { startServer } from './support/server.mjs';
import { sessionOf } from './support/session.mjs';
import { freshQuestion, percentile } from './support/speed.mjs';

const LOADS = 7;

const server = await startServer();
const browser = await launch();
try {
  const session = await sessionOf(server.address, { email: process.env.KINEO_EMAIL, password: process.env.KINEO_PASSWORD });
  const [loads, clicks] = [[], []];
  for (let turn = 1; turn <= LOADS; turn += 1) {
    const load = await openCold(browser, server.address, session, `/courses?${freshQuestion(turn)}`);
    loads.push(load);
    clicks.push(...(await clickYears(load.page)));
    await load.context.close();
  }
  const longest = loads.map(({ longTasks }) => Math.max(0, ...longTasks));
  console.log(
    JSON.stringify({
      click_median: percentile(clicks, 50),
      click_p95: percentile(clicks, 95),
      interactive: percentile(loads.map((load) => load.interactive), 50),
      requests: percentile(loads.map((load) => load.requests), 50),
      bytes: percentile(loads.map((load) => load.bytes), 50),
      long_tasks: percentile(loads.map(({ longTasks }) => longTasks.length), 50),
      longest_task: percentile(longest, 50),
    }),
  );
} finally {
  await browser.close();
  await server.stop();
}

/** Each year but the one that is shown, once: none of the answers was asked for before. */
async function clickYears(page) {
  const years = (await markNames(page, YEARS)).map((name) => name.split(':')[0]).slice(0, -1);
  const times = [];
  for (const [index, year] of years.entries()) times.push(await page.evaluate(untilPainted, { year, index, chart: YEARS }));
  return times;
}

/** Runs in the page. The figures and the table are those of the year; then two frames, so that what was drawn is on the screen. */
function untilPainted({ year, index, chart }) {
  const main = document.querySelector('main');
  const isThere = () => [`Completed in ${year}`, `open in ${year}`].every((words) => main.textContent.includes(words));
  return new Promise((resolve) => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    });
    observer.observe(main, { subtree: true, childList: true, characterData: true });
    main.querySelectorAll(`[data-widget="${chart}"] [data-mark]`)[index].click();
  });
}

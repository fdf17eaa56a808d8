// A page that is opened with an empty cache: the profile is new but for the session.
import { newVisitor } from './browser.mjs';
import { takenOver } from './pages.mjs';
import { asCookies } from './session.mjs';

/** Opens a page: milliseconds until it can be used, what was fetched until it was quiet, and how often it kept its thread busy. */
export async function openCold(browser, address, session, path) {
  const { page, context } = await newVisitor(browser, address);
  await context.addCookies(asCookies(address, session));
  const fetched = [];
  const note = (request) => fetched.push(request.sizes());
  page.on('requestfinished', note);
  const start = performance.now();
  await page.goto(path);
  await takenOver(page);
  const interactive = performance.now() - start;
  await page.waitForLoadState('networkidle');
  // What is asked for later is no part of the load.
  page.off('requestfinished', note);
  const sizes = await Promise.all(fetched);
  const bytes = sizes.reduce((sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize, 0);
  return { page, context, interactive, requests: sizes.length, bytes, longTasks: await page.evaluate(longTasks) };
}

/** Runs in the page: the lengths of all tasks of more than 50 ms so far. */
function longTasks() {
  return new Promise((resolve) => {
    const lengths = [];
    new PerformanceObserver((list) => lengths.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask', buffered: true });
    // What happened before is handed on as a task of its own.
    setTimeout(() => resolve(lengths), 100);
  });
}

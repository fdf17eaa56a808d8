// Pictures of the pages: those of docs/images, and in the folder of KINEO_PICTURES every width, theme, paper and frame to look at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { PHONE, WIDE, launch, newVisitor } from './support/browser.mjs';
import { openCourses } from './support/courses.mjs';
import { loginOf } from './support/logins.mjs';
import { figuresOn, takenOver, titled } from './support/pages.mjs';
import { startServer } from './support/server.mjs';
import { asCookies, sessionOf } from './support/session.mjs';
import { told } from './support/setting.mjs';

const THEMES = ['light', 'dark'];
const WIDTHS = [360, 768, 1280, 1920];
const FRAMES = [390, 960];
const PAPER = { width: 1100, height: 1556 };

const PAGES = {
  home: async (page, query = '') => {
    await page.goto(`/${query}`);
    await titled(page, 'Home');
    await takenOver(page);
  },
  courses: openCourses,
};

const docs = folder(fileURLToPath(new URL('../docs/images/', import.meta.url)));
const all = folder(told('KINEO_PICTURES'));
const server = await startServer();
const browser = await launch();
try {
  const cookies = asCookies(server.address, await sessionOf(server.address, loginOf('analyst')));
  for (const [name, open] of Object.entries(PAGES)) {
    const take = (path, how) => picture(open, cookies, path, how);
    for (const theme of THEMES) {
      await take(join(docs, `${name}-${theme}-wide.png`), { theme, size: WIDE, whole: name !== 'home' });
      await take(join(docs, `${name}-${theme}-phone.png`), { theme, size: PHONE });
      for (const width of WIDTHS) await take(join(all, `${name}-${width}-${theme}.png`), { theme, size: { width, height: 900 } });
      for (const width of FRAMES) await take(join(all, `${name}-embed-${width}-${theme}.png`), { theme, size: { width, height: 720 }, query: '?embed=1' });
    }
    await take(join(all, `${name}-print.png`), { theme: 'dark', size: PAPER, paper: true });
  }
} finally {
  await browser.close();
  await server.stop();
}

async function picture(open, cookies, path, { theme, size, query, whole = true, paper = false }) {
  const { page, context } = await newVisitor(browser, server.address, { theme, size });
  await context.addCookies(cookies);
  await open(page, query);
  await figuresOn(page);
  if (paper) await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path, fullPage: whole });
  await context.close();
  console.log(path);
}

function folder(path) {
  mkdirSync(path, { recursive: true });
  return path;
}

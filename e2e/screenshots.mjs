// The pictures of docs/images: Home in both themes, wide and on a phone.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { PHONE, WIDE, launch, newVisitor } from './support/browser.mjs';
import { figuresOn, signIn, takenOver } from './support/pages.mjs';
import { startServer } from './support/server.mjs';
import { loginOf } from './support/logins.mjs';

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await launch();
try {
  for (const theme of ['light', 'dark']) {
    for (const [width, size] of Object.entries({ wide: WIDE, phone: PHONE })) await take(theme, width, size);
  }
} finally {
  await browser.close();
  await server.stop();
}

async function take(theme, width, size) {
  const { page, context } = await newVisitor(browser, server.address, { theme, size });
  await signIn(page, loginOf('analyst'));
  await takenOver(page);
  await figuresOn(page);
  const path = `${folder}home-${theme}-${width}.png`;
  await page.screenshot({ path, fullPage: width === 'phone' });
  await context.close();
  console.log(path);
}

// Chromium, and visitors with a browser profile of their own.
import { chromium as playwright } from 'playwright-core';

import { told } from './setting.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Milliseconds until something that never appears counts as missing; a page that works takes a fraction of it.
const PATIENCE = 15_000;

export const WIDE = { width: 1440, height: 900 };
export const TABLET = { width: 768, height: 1024 };
export const PHONE = { width: 390, height: 844 };

export function launch() {
  return playwright.launch({ executablePath: told('KINEO_CHROMIUM'), headless: true, args: FLAGS });
}

/**
 * Somebody at a browser: a fresh profile with one page. `complaints` collects everything that the console says in warning or error;
 * a page that does not hydrate complains there.
 */
export async function newVisitor(browser, address, { javaScript = true, theme = 'light', size = WIDE, touch = false } = {}) {
  const context = await browser.newContext({
    baseURL: address,
    colorScheme: theme,
    hasTouch: touch,
    isMobile: touch,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    viewport: size,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, context, complaints };
}

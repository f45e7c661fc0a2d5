// A real browser on a running server: each of CONSOLE_LINKS signs in once, CONSOLE_PICTURES is where screenshots go.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumOnPath } from './chromium.mjs';

const CHROMIUM = process.env.CHROMIUM ?? chromiumOnPath();
const PICTURES = process.env.CONSOLE_PICTURES ?? 'target/console';
const LONGEST_WAIT_MILLIS = 30_000;

export const links = process.env.CONSOLE_LINKS.split(' ');
export const origin = new URL(links[0]).origin;

/** Runs the scenario on a signed-in page, and fails for whatever the page itself complained about. */
export async function onPage(scenario, options = {}) {
  await mkdir(PICTURES, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, acceptDownloads: true, ...options });
    context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
    const complaints = [];
    context.on('page', (page) => {
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('console', (said) => /Content Security Policy|Uncaught/.test(said.text()) && complaints.push(said.text()));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:$/.test(url.protocol) && url.origin !== origin) complaints.push(`a request to ${url.origin}`);
      });
    });
    const page = await context.newPage();
    await page.goto(links.shift());
    await page.getByRole('heading', { name: /^Requests/ }).waitFor();
    await scenario(page, context);
    if (complaints.length) throw new Error(`the page complained:\n${complaints.join('\n')}`);
  } finally {
    await browser.close();
  }
}

export async function open(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
}

export const picture = (page, name, options = {}) => page.screenshot({ path: join(PICTURES, `${name}.png`), ...options });

/** Chooses from one of the components' selects. */
export async function choose(page, label, option) {
  await page.getByLabel(label, { exact: false }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

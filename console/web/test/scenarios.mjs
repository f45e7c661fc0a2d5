// What people do with the console, from the first click to what they see at the end.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { choose, links, onPage, open, origin, picture } from './browser.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIRST_CONTENT_MILLIS = 3000;

async function exchange(token, headers) {
  const answer = await fetch(`${origin}/_culvert/console/session`, { method: 'POST', headers, body: JSON.stringify({ token }) });
  return { status: answer.status, allowed: answer.headers.get('access-control-allow-origin') };
}

async function newest(page) {
  await open(page, '#/requests');
  const row = page.locator('table tbody tr').filter({ hasText: 'eni-' });
  return (await row.first().getByRole('link').first().innerText()).trim();
}

/** Sends a request from the demo's subnet by the form; the way that it took. */
async function ask(page) {
  await open(page, '#/make/request?subnet=subnet-789abc');
  await page.getByRole('button', { name: 'Send the request' }).click();
  const outcome = await page.getByTestId('outcome').innerText();
  return outcome.replace(/[^A-Za-z]/g, '');
}

async function createEndpoint(page) {
  await open(page, '#/make/endpoints/new?vpc=vpc-123abc');
  await page.getByRole('heading', { name: 'Create endpoint' }).waitFor();
  await choose(page, 'Route tables', /rtb-456def/);
  await page.keyboard.press('Escape');
  const command = await page.getByTestId('cli').first().innerText();
  await page.getByRole('form', { name: 'Create endpoint' }).getByRole('button', { name: 'Create endpoint' }).click();
  await page.getByText(/vpce-[0-9a-f]+ created/).waitFor();
  return command;
}

/** A request through an endpoint, which this makes if there is none yet. */
async function askPrivately(page) {
  if ((await ask(page)) === 'Private') return;
  await createEndpoint(page);
  assert.equal(await ask(page), 'Private');
}

async function scan(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }));
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
  assert.deepEqual(
    serious.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).slice(0, 3).join(' | ')}`),
    [],
    `serious findings on ${what}`,
  );
}

export const scenarios = {
  async theLinkSignsInOnceAndNobodyElse() {
    const token = links[0].split('/').at(-1);
    assert.equal((await exchange(token, { Origin: 'http://evil.example' })).status, 403);
    assert.equal((await exchange(token, {})).status, 403);
    await onPage(async (page, context) => {
      const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
      console.log(`first content after ${Math.round(paint)} ms`);
      assert.ok(paint < FIRST_CONTENT_MILLIS);
      assert.deepEqual(await context.cookies(), []);
      assert.ok(!page.url().includes(token));
      const again = await exchange(token, { Origin: origin });
      assert.deepEqual(again, { status: 403, allowed: null });
      for (const path of ['journeys', 'live', 'decisions/j-1']) {
        assert.equal((await fetch(`${origin}/_culvert/console/${path}`)).status, 403, path);
      }
      const second = await context.newPage();
      await second.goto(`${origin}/_culvert/#/learn`);
      await second.getByRole('heading', { name: 'Learn' }).waitFor();
    });
  },

  async theFirstLessonIsTaughtToItsEnd() {
    await onPage(async (page) => {
      await open(page, '#/learn/first');
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByRole('button', { name: 'Send the request' }).click();
      assert.match(await page.getByTestId('outcome-1').innerText(), /Denied/);
      await page.getByRole('button', { name: 'Create endpoint' }).click();
      await page.getByRole('heading', { name: '3. Ask again' }).waitFor();
      await page.getByRole('button', { name: 'Send the request' }).click();
      assert.match(await page.getByTestId('outcome-3').innerText(), /Private/);
      await picture(page, 'lesson', { fullPage: true });

      const groups = page.getByRole('radiogroup');
      await groups.first().waitFor();
      const count = await groups.count();
      assert.ok(count >= 5, `${count} questions`);
      for (let i = 0; i < count; i++) await groups.nth(i).getByRole('radio').first().check();
      await page.getByRole('button', { name: 'Grade' }).click();
      const [, right] = /(\d+) of/.exec(await page.getByTestId('score').innerText());
      const wrong = await page.getByText(/^No: /).allInnerTexts();
      assert.equal(Number(right) + wrong.length, count);
      assert.equal(await page.getByText(/row \d+ proves it/).count(), count);
      await picture(page, 'quiz');
      assert.match(await page.locator('main').innerText(), /It is denied/);

      await page.getByRole('button', { name: 'Remove the lesson’s world' }).click();
      await page.getByText('The lesson’s VPC, role and table are gone.').waitFor();
    });
  },

  async anEndpointMadeInAFormMakesTheNextRequestPrivate() {
    await onPage(async (page) => {
      assert.equal(await ask(page), 'Denied');
      const command = await createEndpoint(page);
      assert.match(command, /aws ec2 create-vpc-endpoint/);
      assert.match(command, /--route-table-ids rtb-456def/);
      await picture(page, 'make');
      assert.equal(await ask(page), 'Private');
      await open(page, '#/make/endpoints');
      await page.getByRole('link', { name: /vpce-/ }).first().click();
      await page.getByRole('textbox', { name: /^Policy/ }).fill('{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}');
      await page.getByText(/names no Principal/).first().waitFor();
      assert.ok(await page.getByRole('button', { name: 'Save changes' }).isDisabled());
    });
  },

  async aRunIsSteppedThroughByKeyboardAndLink() {
    await onPage(async (page, context) => {
      await askPrivately(page);
      const id = await newest(page);
      await open(page, `#/requests/${id}?step=4`);
      await page.getByText('Step 4 of').waitFor();
      const current = page.locator('tr.current');
      assert.match(await current.innerText(), /Check for a VPC endpoint/);
      await page.getByTestId('evidence').getByText('▸').first().waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByText('Step 5 of').waitFor();
      assert.match(await current.innerText(), /Route the request via the VPC endpoint/);
      await page.keyboard.press('Home');
      await page.getByTestId('step').getByText('Start').waitFor();
      await page.keyboard.press('End');
      assert.match(await current.innerText(), /Return the response/);
      assert.match(await page.locator('table.variables td.current').first().innerText(), /Response received privately/);
      await picture(page, 'request');

      await choose(page, 'What would be different', /^Without vpce-/);
      const comparison = page.getByTestId('comparison');
      await comparison.getByText('✕ Denied').waitFor();
      await comparison.getByText('no route').waitFor();
      await comparison.scrollIntoViewIfNeeded();
      await picture(page, 'what-if');

      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: /Markdown/ }).click();
      const text = await readFile(await (await saved).path(), 'utf8');
      assert.match(text, /\| Step \| Action \| Condition\/Check \| Result \| Next step \|/);
      assert.match(text, /Routed via VPC Endpoint/);
      const drawn = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: /PNG/ }).click();
      assert.deepEqual([...(await readFile(await (await drawn).path())).subarray(1, 4)], [...Buffer.from('PNG')]);

      const linked = await context.newPage();
      await linked.goto(`${origin}/_culvert/#/requests/${id}?step=2`);
      await linked.getByText('Step 2 of').waitFor();
    });
  },

  async theMapChangesWithTheNetworkAndRequestsTravelOnIt() {
    await onPage(async (page, context) => {
      await askPrivately(page);
      await open(page, '#/map?vpc=vpc-123abc');
      const map = page.getByTestId('map');
      await map.getByText('subnet-789abc').first().waitFor();
      assert.equal(await map.getByText('internet gateway').count(), 0);
      const other = await context.newPage();
      await other.goto(`${origin}/_culvert/#/make/vpcs`);
      await other.getByRole('button', { name: 'Create and attach' }).click();
      await map.getByText('internet gateway').waitFor();
      await ask(other);
      await page.getByText(/^Step \d+ of \d+: Access DynamoDB/).waitFor();
      await page.locator('.edge-private').first().waitFor({ state: 'attached' });
      await picture(page, 'map');
      await page.getByPlaceholder('Find an id, name or address').fill('vpce-');
      await page.locator('.thing.found').first().waitFor();
    });
  },

  async itemsAreReadAndChangedAndDecisionsShown() {
    await onPage(async (page) => {
      await open(page, '#/tables/Orders');
      await page.getByRole('cell', { name: 'Ada' }).waitFor();
      await page.getByText(/read capacity units/).waitFor();
      await page.getByRole('button', { name: 'Change 1002' }).click();
      await page.getByRole('textbox', { name: /^Item/ }).fill('{"OrderId":{"S":"1002"},"Customer":{"S":"Katherine"}}');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('cell', { name: 'Katherine' }).waitFor();
      await page.getByPlaceholder('any').first().fill('1003');
      await page.getByRole('button', { name: 'Query' }).click();
      await page.getByText('1 items, 1 read').waitFor();
      await picture(page, 'table');
      await askPrivately(page);
      const id = await newest(page);
      await open(page, `#/policies/${id}`);
      await page.getByText('Do the caller’s own policies allow it?').waitFor();
      await page.locator('mark.statement-allow').first().waitFor();
      await picture(page, 'policies');
    });
  },

  async nothingSeriousKeepsAnybodyOutInTheLight() {
    await scanAll('light');
  },

  async nothingSeriousKeepsAnybodyOutInTheDark() {
    await scanAll('dark');
  },

  async itIsReadableOnAPhone() {
    await onPage(
      async (page) => {
        await askPrivately(page);
        const id = await newest(page);
        for (const place of ['requests', `requests/${id}`, 'learn/first', 'make/endpoints/new', 'tables/Orders']) {
          await open(page, `#/${place}`);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          await page.waitForTimeout(400);
          const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: innerWidth }));
          assert.ok(content <= screen + 1, `${place} is ${content} pixels wide on a screen of ${screen}`);
        }
        await open(page, `#/requests/${id}?step=5`);
        await page.getByText('Step 4 of').or(page.getByText('Step 5 of')).waitFor();
        await picture(page, 'phone');
      },
      { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    );
  },
};

/** Every page, with no animation, under the rules of WCAG 2.1 AA. */
async function scanAll(colorScheme) {
  const pages = ['requests', 'map', 'make/endpoints/new', 'make/request', 'tables', 'tables/Orders', 'learn', 'learn/first', 'policies', 'policies/simulator'];
  await onPage(
    async (page) => {
      await askPrivately(page);
      const id = await newest(page);
      for (const place of [...pages, `requests/${id}?step=4`, `policies/${id}`]) {
        await open(page, `#/${place}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForTimeout(400);
        await scan(page, `${place}, ${colorScheme}`);
      }
      await open(page, `#/requests/${id}?step=5`);
      await page.getByTestId('step').waitFor();
      await picture(page, `request-${colorScheme}`);
    },
    { colorScheme, reducedMotion: 'reduce' },
  );
}

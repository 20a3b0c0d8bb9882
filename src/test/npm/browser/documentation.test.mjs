import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { contracts, credential } from './contracts.mjs';
import { Documentation } from './documentation.mjs';
import { startServer } from './server.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync'];

describe('the documentation page', () => {
  let server;
  let browser;
  let all;
  let docs;

  before(async () => {
    server = await startServer();
    all = await contracts(server.url);
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  beforeEach(async () => {
    docs = new Documentation(await browser.newPage({ viewport: { width: 1280, height: 900 } }));
    docs.page.setDefaultTimeout(10_000);
  });

  // Whatever a test does: nothing comes from elsewhere, nothing goes elsewhere, and the browser has nothing to complain about.
  afterEach(async () => {
    await docs.page.close();
    assert.deepEqual(docs.requests.filter(url => !url.startsWith(`${server.url}/`) && !url.startsWith('data:')), []);
    assert.deepEqual(docs.complaints, []);
  });

  it('is what the root of the server leads to', async () => {
    await docs.open(server.url);
    assert.equal(new URL(docs.page.url()).pathname, '/docs');
    assert.equal(await docs.page.locator('body > header h1').innerText(), 'Persona');
    await docs.picture('page');
  });

  it('lists every contract by its title, and its files', async () => {
    await docs.open(`${server.url}/docs`);
    const links = docs.page.locator('nav a[data-contract]');
    assert.deepEqual(await links.allInnerTexts(), all.map(contract => contract.spec.info.title));
    const files = await docs.page.locator('nav small a').evaluateAll(found => found.map(link => new URL(link.href).pathname));
    assert.deepEqual(files, all.flatMap(({ name }) => [`/openapi/${name}.yaml`, `/openapi/${name}.json`]));
  });

  it('shows of each contract what its specification says: operations, servers, security schemes', async () => {
    await docs.open(`${server.url}/docs`);
    for (const contract of all) {
      await docs.choose(contract);
      assert.equal(await docs.page.title(), `Persona: ${contract.spec.info.title}`);
      assert.equal(await docs.page.locator('nav [aria-current]').innerText(), contract.spec.info.title);
      assert.equal(await docs.page.locator('.opblock').count(), contract.operations.length);
      assert.deepEqual(await docs.servers(), contract.spec.servers.map(({ url }) => url));
      assert.deepEqual((await docs.schemes()).sort(), Object.keys(contract.schemes).sort());
    }
  });

  it('explains each operation: its parameters, its body, each documented answer', async () => {
    await docs.open(`${server.url}/docs`);
    for (const contract of all) {
      await docs.choose(contract);
      for (const operation of contract.operations) {
        const block = await docs.expand(operation);
        const statuses = Object.values(contract.spec.paths).flatMap(item => Object.values(item))
          .find(({ operationId }) => operationId === operation.id).responses;
        const rows = block.locator('.responses-table .response-col_status');
        // The heading, and a row each; the page draws them some time after the block.
        await rows.nth(Object.keys(statuses).length).waitFor();
        assert.deepEqual((await rows.allInnerTexts()).slice(1).sort(), Object.keys(statuses).sort());
        assert.equal(await block.getByText('Could not render').count(), 0);
        await docs.collapse(operation);
      }
      await docs.picture(contract.name, true);
    }
  });

  it('sends a request for each security scheme of each contract, at each of its servers, and shows the answer', async () => {
    await docs.open(`${server.url}/docs`);
    for (const contract of all) {
      await docs.choose(contract);
      const operation = contract.operations.find(({ method }) => method === 'get') ?? contract.operations[0];
      await docs.expand(operation);
      for (const scheme of operation.schemes) {
        await docs.authorize(scheme, credential(contract.schemes[scheme], server));
        for (const { url } of contract.spec.servers) {
          await docs.chooseServer(url);
          const answer = await docs.execute(operation, server.user);
          assert.equal(answer.status, 200, `${contract.name}, ${scheme}, ${url}: ${answer.text}`);
          assert.ok(answer.url.startsWith(server.url + url), answer.url);
          assert.match(answer.text, new RegExp(server.user, 'i'));
          await docs.operation(operation).getByRole('button', { name: 'Cancel' }).click();
        }
      }
      await docs.operation(operation).scrollIntoViewIfNeeded();
      await docs.picture(`${contract.name}-answer`);
    }
  });

  it('sends the body that it offers', async () => {
    await docs.open(`${server.url}/docs`);
    for (const contract of all) {
      const isOwn = scheme => credential(contract.schemes[scheme], server)[0] === server.token;
      for (const operation of contract.operations.filter(({ takesBody, pathVariables }) => takesBody && pathVariables.length === 0)) {
        const scheme = operation.schemes.find(isOwn);
        if (scheme) {
          await docs.choose(contract);
          await docs.authorize(scheme, credential(contract.schemes[scheme], server));
          await docs.expand(operation);
          const answer = await docs.execute(operation);
          assert.ok(answer.status >= 200 && answer.status < 300, `${contract.name}: ${answer.text}`);
        }
      }
    }
  });

  it('keeps contract and operation in its address, so that they can be linked and gone back to', async () => {
    const [first, second] = all;
    const [operation] = second.operations;
    const [tag] = Object.values(second.spec.paths).flatMap(item => Object.values(item))
      .find(({ operationId }) => operationId === operation.id).tags;
    await docs.open(`${server.url}/docs?contract=${second.name}#/${tag}/${operation.id}`);
    await docs.shows(second);
    await docs.operation(operation).locator('.opblock-body').waitFor();
    await docs.choose(first);
    assert.equal(new URL(docs.page.url()).search, `?contract=${first.name}`);
    await docs.page.goBack();
    await docs.shows(second);
  });

  it('shows the first contract when its address names one that there is not', async () => {
    await docs.open(`${server.url}/docs?contract=no-such-contract`);
    await docs.shows(all[0]);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';

const CLIENT = process.env.CLIENT ?? 'target/clients/typescript/dist';

describe('the TypeScript client in a browser', () => {
  let server;
  let browser;
  let page;

  before(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    // A page of the server's own origin with the modules beside it, unbundled.
    await page.route(`${server.url}/page/**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice('/page/'.length);
      return name === '' ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A page</title>' })
        : route.fulfill({ contentType: 'text/javascript', body: readFileSync(`${CLIENT}/${name}`) });
    });
    await page.goto(`${server.url}/page/`);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('updates a user, reads them back, and gets a refusal with its type', async () => {
    const { url, user, token, keyName, key } = server;
    const seen = await page.evaluate(async ({ url, user, token, keyName, key }) => {
      const { Connection, basic, bearer } = await import('./index.js');
      const { CamundaClient, CamundaError } = await import('./camunda.js');
      const { GmiClient } = await import('./gmi.js');
      await new GmiClient(new Connection(url, bearer(token))).updateUserProfile({ firstName: 'Älice' });
      const camunda = new CamundaClient(new Connection(url, basic(keyName, key)));
      const refusal = await camunda.getUserProfile('nobody').catch((failure) => failure);
      const { firstName } = await camunda.getUserProfile(user);
      return { firstName, typed: refusal instanceof CamundaError, status: refusal.status, type: refusal.error.type };
    }, { url, user, token, keyName, key });
    assert.deepEqual(seen, { firstName: 'Älice', typed: true, status: 404, type: 'InvalidRequestException' });
  });
});

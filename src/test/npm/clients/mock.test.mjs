// Prism serves each specification, and the typed client of the contract understands what it answers: the success, and every
// documented failure, also those that nobody can provoke on a server that works.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { specifications } from './specifications.mjs';

const PRISM = fileURLToPath(new URL('node_modules/.bin/prism', import.meta.url));
const client = (name) => import(pathToFileURL(join(process.env.CLIENTS, 'typescript/dist', `${name}.js`)));
const { Connection, bearer } = await client('index');

for (const { name, file, operations } of specifications()) {
  test(`${name} as a mock`, async () => {
    const Name = name[0].toUpperCase() + name.slice(1);
    const contract = await client(name);
    const { url, stop } = await mock(fileURLToPath(file));
    try {
      for (const { id, statuses, parameters } of operations) {
        for (const status of statuses) {
          const connection = new Connection(url, bearer('anything'), { headers: { Prefer: `code=${status}` } });
          const answer = new contract[`${Name}Client`](connection)[id](...parameters);
          if (status < 300) {
            await answer;
          } else {
            await assert.rejects(answer, (failure) => {
              assert.ok(failure instanceof contract[`${Name}Error`], `${id} ${status}: ${failure}`);
              assert.equal(failure.status, status);
              assert.equal(failure.retryAfterSeconds, status === 503 ? 1 : undefined);
              return true;
            });
          }
        }
      }
    } finally {
      await stop();
    }
  });
}

async function mock(file) {
  const port = await freePort();
  const prism = spawn(PRISM, ['mock', '--port', String(port), file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => prism.once('exit', resolve));
  await new Promise((resolve, reject) => {
    let output = '';
    prism.stdout.on('data', (text) => {
      output += text;
      if (output.includes('is listening')) {
        resolve();
      }
    });
    prism.once('exit', () => reject(new Error(output)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => (prism.kill(), ended) };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

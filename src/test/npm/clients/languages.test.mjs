// Clients in languages that this project does not compile hold every operation and every schema of every specification.
// They stand in $CLIENTS/<language>/<contract>.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { specifications } from './specifications.mjs';

const SUFFIXES = { python: '.py', go: '.go' };
const plain = (text) => text.replaceAll('_', '').toLowerCase();

function source(folder, suffix) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(suffix) && !/test/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}

for (const [language, suffix] of Object.entries(SUFFIXES)) {
  for (const { name, schemas, operations } of specifications()) {
    test(`${name} in ${language}`, () => {
      const text = source(join(process.env.CLIENTS, language, name), suffix);
      const functions = new Set([...text.matchAll(/(?:def|func(?: \([^)]*\))?) (\w+)\(/g)].map((match) => plain(match[1])));
      const types = new Set([...text.matchAll(/(?:class|type) (\w+)/g)].map((match) => plain(match[1])));
      assert.deepEqual(operations.map(({ id }) => id).filter((id) => !functions.has(plain(id))), []);
      assert.deepEqual(schemas.filter((schema) => schema !== 'NoData' && !types.has(plain(schema))), []);
    });
  }
}

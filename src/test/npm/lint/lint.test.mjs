// Plants one fault at a time in a copy of a specification and expects the rule that forbids it, and only where it was planted.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import spectralCore from '@stoplight/spectral-core';
import spectralParsers from '@stoplight/spectral-parsers';
import ruleset from './ruleset.mjs';
import {follow, operations, parameters, requestBody, responses} from './spec.mjs';

const folder = new URL('../../../../openapi/', import.meta.url);
const specifications = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  .map((name) => ({name, data: spectralParsers.Yaml.parse(readFileSync(new URL(name, folder), 'utf8')).data}));
const spectral = new spectralCore.Spectral();
spectral.setRuleset(ruleset);

async function lint(data) {
  return spectral.run(new spectralCore.Document(JSON.stringify(data), spectralParsers.Json));
}

// The parser's objects cannot be cloned.
const copyOf = (data) => JSON.parse(JSON.stringify(data));

// Where faults are planted: the first place of its kind, in whichever contract it is.
const first = (spec) => operations(spec)[0];
const withBody = (spec) => operations(spec).find(({node}) => node.requestBody);
const named = (operation) => operation.name;
const media = (spec) => requestBody(spec, withBody(spec)).node.content['application/json'];
const requestSchema = (spec) => follow(spec, media(spec).schema, []).node;
const textMember = (spec) => Object.entries(requestSchema(spec).properties).find(([, node]) => node.type === 'string' && node.maxLength);
const answer = (spec, status) => responses(spec, first(spec)).find(({key}) => key === status).node;
const success = (spec) => operations(spec).flatMap((operation) => responses(spec, operation))
  .find(({key, node}) => /^2/.test(key) && node.content).node.content['application/json'];
const parameter = (spec) => operations(spec).flatMap((operation) => parameters(spec, operation))[0]?.node;

// [what is wrong, the rule that says so, how it is planted and what the message must name]; a plant gives nothing where it finds no place.
const faults = [
  ['a later version of OpenAPI', 'openapi-version', (spec) => { spec.openapi = '3.0.2'; return '3.0.3'; }],
  ['a version of two numbers', 'contract-version', (spec) => { spec.info.version = '1.0'; return 'info.version'; }],
  ['a version with a leading v', 'contract-version', (spec) => { spec.info.version = 'v1.0.0'; return 'info.version'; }],
  ['no licence', 'licence', (spec) => { delete spec.info.license; return 'info.license'; }],
  ['a licence without an address', 'licence', (spec) => { delete spec.info.license.url; return 'info.license.url'; }],
  ['an absolute server', 'servers-relative-root-first', (spec) => { spec.servers[0].url = 'https://api.example.org'; return 'https://api.example.org'; }],
  ['a server of another host', 'servers-relative-root-first', (spec) => { spec.servers[0].url = '//example.org'; return '//example.org'; }],
  ['a longer server first', 'servers-relative-root-first', (spec) => { spec.servers.unshift({url: '/deep/down', description: 'Deep'}); return '/'; }],
  ['no server', 'servers-relative-root-first', (spec) => { delete spec.servers; return 'server'; }],
  ['a second tag', 'one-tag', (spec) => { spec.tags.push({name: 'Second', description: 'Another'}); return '2'; }],
  ['an operation without its tag', 'one-tag', (spec) => { first(spec).node.tags = []; return named(first(spec)); }],
  ['an operation with two tags', 'one-tag', (spec) => { first(spec).node.tags.push('Second'); return named(first(spec)); }],
  ['an operation id in snake_case', 'operation-id-camel-case', (spec) => { first(spec).node.operationId = 'do_it'; return 'do_it'; }],
  ['no operation id', 'operation-id-camel-case', (spec) => { delete first(spec).node.operationId; return named(first(spec)); }],
  ['one operation id twice', 'operation-operationId-unique', (spec) => {
    const [one, other] = operations(spec);
    if (!other) return undefined;
    other.node.operationId = one.node.operationId;
    return 'operationId';
  }],
  ['no summary', 'operation-texts', (spec) => { delete first(spec).node.summary; return named(first(spec)); }],
  ['a blank description of an operation', 'operation-texts', (spec) => { first(spec).node.description = ' '; return named(first(spec)); }],
  ['a member without a description', 'everything-described', (spec) => { const [name, node] = textMember(spec); delete node.description; return name; }],
  ['a parameter without a description', 'everything-described', (spec) => parameter(spec) && delete parameter(spec).description && 'description'],
  ['a header without a description', 'everything-described', (spec) => {
    const [name, node] = Object.entries(spec.components.headers)[0];
    delete node.description;
    return name;
  }],
  ['a schema without a description', 'everything-described', (spec) => {
    const [name, node] = Object.entries(spec.components.schemas)[0];
    delete node.description;
    return name;
  }],
  ['an answer without a description', 'everything-described', (spec) => { delete answer(spec, '503').description; return 'description'; }],
  ['a body without a description', 'everything-described', (spec) => { delete requestBody(spec, withBody(spec)).node.description; return 'requestBody'; }],
  ['a security scheme without a description', 'everything-described', (spec) => {
    const [name, node] = Object.entries(spec.components.securitySchemes)[0];
    delete node.description;
    return name;
  }],
  ['a tag without a description', 'everything-described', (spec) => { delete spec.tags[0].description; return 'description'; }],
  ['a contract without a description', 'everything-described', (spec) => { delete spec.info.description; return 'info'; }],
  ['a request without an example', 'examples-given', (spec) => { delete media(spec).examples; return named(withBody(spec)); }],
  ['an answer without an example', 'examples-given', (spec) => { answer(spec, '503').content['application/json'].examples = {}; return '503'; }],
  ['a parameter without an example', 'examples-given', (spec) => parameter(spec) && delete parameter(spec).example && parameter(spec).name],
  ['a header without an example', 'examples-given', (spec) => {
    delete follow(spec, answer(spec, '503').headers['Retry-After'], []).node.example;
    return 'Retry-After';
  }],
  ['a request example that is refused, without the 4xx of its name', 'examples-valid', (spec) => {
    media(spec).examples.unpaired = {value: ['not', 'an', 'object']};
    return named(withBody(spec));
  }],
  ['an example of a success that is not valid', 'examples-valid', (spec) => { success(spec).examples.wrong = {value: 7}; return 'object'; }],
  ['an example of an error that is not valid', 'examples-valid', (spec) => {
    answer(spec, '503').content['application/json'].examples.wrong = {value: {}};
    return '503';
  }],
  ['an example of a header that is not valid', 'examples-valid', (spec) => {
    follow(spec, answer(spec, '503').headers['Retry-After'], []).node.example = 'soon';
    return 'Retry-After';
  }],
  ['an example of a parameter that is not valid', 'examples-valid', (spec) => parameter(spec) && (parameter(spec).example = {}) && parameter(spec).name],
  ['an error body of its own', 'one-error-body', (spec) => {
    spec.components.schemas.Other = {type: 'object', description: 'Another error'};
    answer(spec, '503').content['application/json'].schema = {$ref: '#/components/schemas/Other'};
    return '503';
  }],
  ['an error of another media type', 'one-error-body', (spec) => {
    const node = answer(spec, '500');
    node.content = {'application/problem+json': node.content['application/json']};
    return '500';
  }],
  ['an error without a body', 'one-error-body', (spec) => { delete answer(spec, '401').content; return '401'; }],
  ...['401', '405', '413', '500', '503'].map((status) => [`no ${status}`, 'statuses-documented', (spec) => {
    delete first(spec).node.responses[status];
    return status;
  }]),
  ['no 415 where a body is taken', 'statuses-documented', (spec) => { delete withBody(spec).node.responses['415']; return '415'; }],
  ['a 415 where no body is taken', 'statuses-documented', (spec) => {
    const reading = operations(spec).find(({node}) => !node.requestBody);
    reading.node.responses['415'] = reading.node.responses['413'];
    return named(reading);
  }],
  ['no 406 where the success has a body', 'statuses-documented', (spec) => {
    const reading = operations(spec).find(({node}) => node.responses['406']);
    delete reading.node.responses['406'];
    return named(reading);
  }],
  ['a 406 where the success has no body', 'statuses-documented', (spec) => {
    const writing = operations(spec).find(({node}) => !node.responses['406']);
    if (!writing) return undefined;
    writing.node.responses['406'] = writing.node.responses['413'];
    return named(writing);
  }],
  ['a 401 without a challenge', 'status-headers', (spec) => { delete answer(spec, '401').headers['WWW-Authenticate']; return 'WWW-Authenticate'; }],
  ['a 405 without the methods', 'status-headers', (spec) => { delete answer(spec, '405').headers; return 'Allow'; }],
  ['a 503 whose time to wait is optional', 'status-headers', (spec) => {
    follow(spec, answer(spec, '503').headers['Retry-After'], []).node.required = false;
    return 'Retry-After';
  }],
  ['no security', 'security-stated', (spec) => { delete first(spec).node.security; return named(first(spec)); }],
  ['optional security', 'security-stated', (spec) => { first(spec).node.security.push({}); return named(first(spec)); }],
  ['an unknown security scheme', 'security-schemes-known', (spec) => {
    spec.components.securitySchemes.Cookie = {type: 'apiKey', in: 'cookie', name: 'session', description: 'A session'};
    return 'Cookie';
  }],
  ['a scheme that is not defined', 'oas3-operation-security-defined', (spec) => { first(spec).node.security.push({Missing: []}); return 'scheme'; }],
  ['a text without a bound in a body', 'request-texts-bounded', (spec) => { const [name, node] = textMember(spec); delete node.maxLength; return name; }],
  ['a text without a bound in a parameter', 'request-texts-bounded', (spec) =>
    parameter(spec) && delete parameter(spec).schema.maxLength && parameter(spec).name],
  ['an object without a name in a member', 'objects-named', (spec) => {
    requestSchema(spec).properties.nested = {type: 'object', description: 'Nested', properties: {}};
    return 'nested';
  }],
  ['an object without a name in a body', 'objects-named', (spec) => { media(spec).schema = requestSchema(spec); return 'schema'; }],
  ['a schema in lower case', 'schema-names', (spec) => {
    spec.components.schemas.lower_case = {type: 'object', description: 'Odd'};
    return 'lower_case';
  }],
  ['a member in another case', 'names-consistent', (spec) => {
    const properties = requestSchema(spec).properties;
    Object.assign(properties, {inOneWay: {type: 'boolean', description: 'One'}, in_another: {type: 'boolean', description: 'Other'}});
    return /in_another|inOneWay/;
  }],
  ['a member in no case at all', 'names-consistent', (spec) => {
    requestSchema(spec).properties['Odd-Name'] = {type: 'boolean', description: 'Odd'};
    return 'Odd-Name';
  }],
  ['a vendor\'s name without a reason', 'names-consistent', (spec) => {
    requestSchema(spec).properties['Odd-Name'] = {'type': 'boolean', 'description': 'Odd', 'x-vendor-name': ' '};
    return 'Odd-Name';
  }],
  ['a component that nothing uses', 'oas3-unused-component', (spec) => { spec.components.schemas.Idle = {type: 'object', description: 'Idle'}; return 'unused'; }],
];

test('every specification is without a finding', async () => {
  for (const {name, data} of specifications) {
    assert.deepEqual((await lint(data)).map(({code, message, path}) => `${name} ${code} ${path.join('.')}: ${message}`), []);
  }
});

test('every rule of this project has a fault that it finds', () => {
  const own = Object.entries(ruleset.rules).filter(([, rule]) => rule !== 'off').map(([name]) => name);
  assert.deepEqual(own.filter((name) => !faults.some(([, rule]) => rule === name)), []);
});

for (const [what, rule, plant] of faults) {
  test(`${what} is found by ${rule}`, async () => {
    const copies = specifications.map(({data}) => copyOf(data));
    const names = copies.map((copy) => attempt(plant, copy));
    const index = names.findIndex((name) => name !== undefined && name !== false);
    assert.notEqual(index, -1, 'no specification has a place for this fault');
    const findings = (await lint(copies[index])).filter(({code}) => code === rule);
    const wanted = names[index] instanceof RegExp ? (text) => names[index].test(text) : (text) => text.includes(names[index]);
    assert.ok(findings.some(({message, path}) => wanted(`${message} ${path.join('.')}`)),
      `${rule} must name ${names[index]}, but said: ${findings.map(({message}) => message).join(' ')}`);
  });
}

test('a vendor\'s own name is accepted where the reason stands beside it', async () => {
  const copy = copyOf(specifications[0].data);
  requestSchema(copy).properties['Odd-Name'] = {'type': 'boolean', 'description': 'Odd', 'x-vendor-name': 'The vendor wrote it so'};
  assert.deepEqual((await lint(copy)).map(({code}) => code), []);
});

test('a request example may be refused by the schema when a 4xx example has its name', async () => {
  const copy = copyOf(specifications[0].data);
  media(copy).examples.paired = {value: ['not', 'an', 'object']};
  const refusal = responses(copy, withBody(copy)).find(({key}) => key === '400').node.content['application/json'];
  refusal.examples.paired = Object.values(refusal.examples)[0];
  assert.deepEqual((await lint(copy)).map(({code}) => code), []);
});

// A contract may lack the place for a fault, an operation without a body for instance.
function attempt(plant, copy) {
  try {
    return plant(copy);
  } catch (missing) {
    if (missing instanceof TypeError) {
      return undefined;
    }
    throw missing;
  }
}

// Rules about operations: what each says about itself and which answers it documents.
import {followed, isObject, operations, requestBody, responses} from './spec.mjs';

const ALWAYS = ['401', '405', '413', '500', '503'];
const HEADERS = {401: 'WWW-Authenticate', 405: 'Allow', 503: 'Retry-After'};
const SCHEMES = ['UserToken', 'UserTokenHeader', 'ApiKey', 'ApiKeyBasic'];

/** Each operation has the one tag of its contract, and the contract has one. */
export function oneTag(document) {
  const tags = Array.isArray(document.tags) ? document.tags.map((tag) => tag?.name) : [];
  const faults = tags.length === 1 ? [] : [{message: `A contract has exactly one tag; this one has ${tags.length}.`, path: ['tags']}];
  for (const {name, node, path} of operations(document)) {
    if (!Array.isArray(node.tags) || node.tags.length !== 1 || node.tags[0] !== tags[0]) {
      faults.push({message: `${name} must have exactly the tag ${tags[0]}.`, path: [...path, 'tags']});
    }
  }
  return faults;
}

/** Operation ids are camelCase; that they are unique is another rule's business. */
export function operationIds(document) {
  return operations(document)
    .filter(({node}) => !/^[a-z][a-zA-Z0-9]*$/.test(node.operationId ?? ''))
    .map(({name, path}) => ({message: `${name} needs an operationId in camelCase.`, path: [...path, 'operationId']}));
}

/** What every server of this project answers is documented on every operation. */
export function statuses(document) {
  return operations(document).flatMap((operation) => {
    const given = responses(document, operation);
    const has = (status) => given.some(({key}) => key === status);
    const body = requestBody(document, operation) !== undefined;
    const shows = given.some(({key, node}) => /^2/.test(key) && isObject(node.content));
    const needed = [...ALWAYS, ...(body ? ['415'] : []), ...(shows ? ['406'] : [])];
    const needless = [...(body ? [] : ['415']), ...(shows ? [] : ['406'])].filter(has);
    const path = [...operation.path, 'responses'];
    return [
      ...needed.filter((status) => !has(status)).map((status) => ({message: `${operation.name} must document its ${status}.`, path})),
      ...needless.map((status) => ({
        message: `${operation.name} cannot answer ${status}: ${status === '415' ? 'it takes no body' : 'its success has no body'}.`,
        path: [...path, status],
      })),
    ];
  });
}

/** A 401 names the credential, a 405 the methods, a 503 the time to wait. */
export function statusHeaders(document) {
  return operations(document).flatMap((operation) => responses(document, operation).flatMap(({key, node, path}) => {
    const wanted = HEADERS[key];
    const header = followed(document, node.headers, [...path, 'headers']).find((each) => each.key === wanted);
    return !wanted || header?.node.required === true
      ? []
      : [{message: `The ${key} of ${operation.name} must have the required header ${wanted}.`, path: [...path, 'headers']}];
  }));
}

/** All errors of a contract have one body, named, in JSON. */
export function oneErrorBody(document) {
  const bodies = operations(document).flatMap((operation) => responses(document, operation)
    .filter(({key}) => /^[45]|^default$/.test(key))
    .map(({key, node, path}) => ({operation, key, path, types: Object.keys(node.content ?? {}), schema: node.content?.['application/json']?.schema?.$ref})));
  const counts = new Map();
  bodies.forEach(({schema}) => schema && counts.set(schema, (counts.get(schema) ?? 0) + 1));
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return bodies
    .filter(({types, schema}) => types.join() !== 'application/json' || schema !== usual)
    .map(({operation, key, path}) => ({
      message: `The ${key} of ${operation.name} must be application/json with ${usual ?? 'a named schema'}, like every error of the contract.`,
      path: [...path, 'content'],
    }));
}

/** Each operation says itself which credentials it takes. */
export function securityStated(document) {
  return operations(document)
    .filter(({node}) => !Array.isArray(node.security) || !node.security.length || node.security.some((each) => !Object.keys(each ?? {}).length))
    .map(({name, path}) => ({message: `${name} must state its security, and none may be optional.`, path: [...path, 'security']}));
}

/** Schemes have the names by which the server recognises them. */
export function knownSchemes(document) {
  return Object.keys(document.components?.securitySchemes ?? {})
    .filter((name) => !SCHEMES.includes(name))
    .map((name) => ({message: `The server knows no security scheme ${name}, only ${SCHEMES.join(', ')}.`, path: ['components', 'securitySchemes', name]}));
}

/** Addresses are relative, and the first mount is the one that the others lengthen. */
export function servers(document) {
  const urls = (Array.isArray(document.servers) ? document.servers : []).map((server) => String(server?.url));
  const root = urls[0]?.replace(/\/$/, '');
  return urls.flatMap((url, index) => {
    const path = ['servers', String(index), 'url'];
    if (!/^\/(?!\/)/.test(url)) {
      return [{message: `The server ${url} must be relative: a path from the root of the host.`, path}];
    }
    return url === urls[0] || url.startsWith(`${root}/`) ? [] : [{message: `The first server must be the root of ${url}.`, path}];
  }).concat(urls.length ? [] : [{message: 'At least one server is needed.', path: ['servers']}]);
}

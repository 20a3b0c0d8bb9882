// Rules about words and shapes: descriptions, bounds, names.
import {followed, isObject, members, operations, parameters, requestBody, responses, walkSchema, writtenSchemas} from './spec.mjs';

// These bound a text by themselves.
const BOUNDED_FORMATS = ['date-time', 'date', 'uuid'];

const blank = (text) => typeof text !== 'string' || text.trim() === '';

/** Whatever a reader meets is described: tags, servers, parameters, bodies, answers, headers, schemas, members, credentials. */
export function described(document) {
  const listed = (parent, name) => (Array.isArray(parent) ? parent : []).map((node, index) => ({node, path: [name, String(index)]}));
  const named = (kind) => members(document.components?.[kind], ['components', kind]);
  const inOperations = operations(document).flatMap((operation) => {
    const answers = responses(document, operation);
    const body = requestBody(document, operation);
    return [...parameters(document, operation), ...(body ? [body] : []), ...answers,
      ...answers.flatMap(({node, path}) => followed(document, node.headers, [...path, 'headers']))];
  });
  const schemas = writtenSchemas(document).filter((each) => each.named || each.property);
  return [{node: document.info, path: ['info']}, ...listed(document.servers, 'servers'), ...listed(document.tags, 'tags'), ...inOperations,
    ...['parameters', 'headers', 'responses', 'requestBodies', 'securitySchemes'].flatMap(named), ...schemas]
    .filter(({node}) => !node?.$ref && blank(node?.description))
    .map(({path}) => ({message: `${path.at(-1)} needs a description.`, path}));
}

/** Each operation has a line that names it and a text that explains it. */
export function operationTexts(document) {
  return operations(document).flatMap(({name, node, path}) => ['summary', 'description']
    .filter((text) => blank(node[text]))
    .map((text) => ({message: `${name} needs a ${text}.`, path: [...path, text]})));
}

/** No request can carry a text without an upper bound. */
export function boundedTexts(document) {
  const faults = [];
  for (const operation of operations(document)) {
    const visit = (whose) => (node, path, name) => {
      if (node.type === 'string' && !Number.isInteger(node.maxLength) && !node.enum && !BOUNDED_FORMATS.includes(node.format)) {
        faults.push({message: `${operation.name}: ${name || whose} needs a maxLength, as a request carries it.`, path});
      }
    };
    for (const {node, path} of parameters(document, operation)) {
      walkSchema(document, node.schema ?? {}, [...path, 'schema'], visit(node.name));
    }
    const body = requestBody(document, operation);
    for (const {node, path} of members(body?.node.content, [...(body?.path ?? []), 'content'])) {
      walkSchema(document, node?.schema ?? {}, [...path, 'schema'], visit('the body'));
    }
  }
  return faults;
}

/** An object with members has a name, because generated code needs one. */
export function namedObjects(document) {
  return writtenSchemas(document)
    .filter(({node, named}) => !named && isObject(node.properties))
    .map(({path, key}) => ({message: `The object in ${key} must be a named schema of its own.`, path}));
}

/** Named schemas look like names of types. */
export function schemaNames(document) {
  return Object.keys(document.components?.schemas ?? {})
    .filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))
    .map((name) => ({message: `The schema ${name} needs a name in PascalCase.`, path: ['components', 'schemas', name]}));
}

/**
 * A contract writes its names in one way, camelCase or snake_case, whichever most of them have. A name that differs because the
 * vendor's clients send or expect it says so where it stands: `x-vendor-name: <why>`.
 */
export function consistentNames(document) {
  const names = [
    ...writtenProperties(document),
    ...operations(document).flatMap((operation) => parameters(document, operation))
      .filter(({node}) => node.in !== 'header' && typeof node.name === 'string')
      .map(({node, path}) => ({name: node.name, node, path: [...path, 'name']})),
  ].filter(({node}) => blank(node?.['x-vendor-name']));
  const camel = names.filter(({name}) => /^[a-z][a-z0-9]*([A-Z][a-z0-9]*)+$/.test(name));
  const snake = names.filter(({name}) => /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(name));
  const style = snake.length > camel.length ? 'snake_case' : 'camelCase';
  const odd = style === 'camelCase' ? /^[a-z][a-zA-Z0-9]*$/ : /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
  return names.filter(({name}) => !odd.test(name)).map(({name, path}) => ({
    message: `${name} is not written in ${style}, as this contract's other names are; if it is the vendor's own, say why in x-vendor-name.`,
    path,
  }));
}

function writtenProperties(document) {
  const referring = Object.keys(document.components?.schemas ?? {}).flatMap((schema) =>
    members(document.components.schemas[schema]?.properties, ['components', 'schemas', schema, 'properties']));
  return referring.map(({key, node, path}) => ({name: key, node, path}));
}

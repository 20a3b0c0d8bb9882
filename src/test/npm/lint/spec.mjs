// How the rules walk through a specification as it is written, references unresolved, so that a fault is reported where it stands.

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Follows a reference inside the file. Gives the node, its path and its name when it is a named component. */
export function follow(document, node, path) {
  const seen = new Set();
  while (typeof node?.$ref === 'string' && node.$ref.startsWith('#/') && !seen.has(node.$ref)) {
    seen.add(node.$ref);
    path = node.$ref.slice(2).split('/').map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
    node = path.reduce((parent, step) => parent?.[step], document);
  }
  return {node: isObject(node) ? node : {}, path, name: path[0] === 'components' && path.length === 3 ? path[2] : undefined};
}

export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object as {key, node, path}; none when it is absent. */
export function members(parent, path) {
  return isObject(parent) ? Object.entries(parent).map(([key, node]) => ({key, node, path: [...path, key]})) : [];
}

/** The same, references followed. */
export function followed(document, parent, path) {
  return members(parent, path).map(({key, node, path: place}) => ({key, ...follow(document, node, place)}));
}

/** Every operation as {name, method, node, path, shared}; `name` is what messages call it. */
export function operations(document) {
  return members(document.paths, ['paths']).flatMap(({key: address, node: item, path}) =>
    members(item, path)
      .filter(({key}) => METHODS.includes(key))
      .map(({key: method, node, path: place}) => ({
        name: node?.operationId ?? `${method.toUpperCase()} ${address}`,
        method, node: node ?? {}, path: place, shared: {node: item.parameters, path: [...path, 'parameters']},
      })));
}

/** The parameters of an operation, those of its path included. */
export function parameters(document, operation) {
  return [operation.shared, {node: operation.node.parameters, path: [...operation.path, 'parameters']}]
    .flatMap(({node, path}) => (Array.isArray(node) ? node : []).map((each, index) => follow(document, each, [...path, String(index)])));
}

/** The responses of an operation as {key: status, node, path}. */
export function responses(document, operation) {
  return followed(document, operation.node.responses, [...operation.path, 'responses']);
}

/** The body of an operation's request, or undefined. */
export function requestBody(document, operation) {
  return operation.node.requestBody && follow(document, operation.node.requestBody, [...operation.path, 'requestBody']);
}

/** Calls `visit(node, path, name)` for the schema and all that it consists of; `name` is the dotted member as a client writes it. */
export function walkSchema(document, schema, path, visit, name = '', open = new Set()) {
  const {node, path: place} = follow(document, schema, path);
  if (open.has(node)) {
    return;
  }
  open.add(node);
  visit(node, place, name);
  const deeper = (child, step, member) => walkSchema(document, child, [...place, ...step], visit, member, open);
  for (const {key, node: child} of members(node.properties, place)) {
    deeper(child, ['properties', key], name ? `${name}.${key}` : key);
  }
  if (isObject(node.items)) {
    deeper(node.items, ['items'], `${name}[]`);
  }
  if (isObject(node.additionalProperties)) {
    deeper(node.additionalProperties, ['additionalProperties'], `${name}.*`);
  }
  for (const word of ['allOf', 'anyOf', 'oneOf']) {
    (Array.isArray(node[word]) ? node[word] : []).forEach((child, index) => deeper(child, [word, String(index)], name));
  }
  open.delete(node);
}

/** Every schema that stands in the file, wherever: {node, path}. References are not followed, so each is met once. */
export function writtenSchemas(document) {
  const found = [];
  const look = (node, path) => {
    if (Array.isArray(node)) {
      node.forEach((each, index) => look(each, [...path, String(index)]));
    } else if (isObject(node)) {
      for (const {key, node: child, path: place} of members(node, path)) {
        if (!['example', 'examples'].includes(key) || path.at(-1) === 'properties') {
          schemasUnder(key, child, path, place).forEach((each) => found.push(each));
          look(child, place);
        }
      }
    }
  };
  look(document, []);
  return found;
}

function schemasUnder(key, child, path, place) {
  const parent = path.at(-1);
  if (!isObject(child) || child.$ref) {
    return [];
  }
  const named = path.length === 2 && path[0] === 'components' && parent === 'schemas';
  const property = parent === 'properties' && path.at(-2) !== 'properties';
  const inner = ['schema', 'items', 'additionalProperties', 'not'].includes(key) && parent !== 'properties';
  const alternative = ['allOf', 'anyOf', 'oneOf'].includes(parent);
  return named || property || inner || alternative ? [{node: child, path: place, named, property, key}] : [];
}

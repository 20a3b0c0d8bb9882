import { readdirSync } from 'node:fs';
import { basename } from 'node:path';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** The contracts of the repository, each with the specification that the server hands out. */
export async function contracts(serverUrl) {
  const names = readdirSync('openapi').filter(file => file.endsWith('.yaml')).map(file => basename(file, '.yaml')).sort();
  return Promise.all(names.map(async name => {
    const spec = await (await fetch(`${serverUrl}/openapi/${name}.json`)).json();
    return { name, spec, operations: operations(spec), schemes: spec.components?.securitySchemes ?? {} };
  }));
}

function operations(spec) {
  return Object.entries(spec.paths).flatMap(([path, item]) => METHODS.filter(method => item[method]).map(method => ({
    id: item[method].operationId,
    method,
    takesBody: 'requestBody' in item[method],
    pathVariables: [...path.matchAll(/\{([^}]+)\}/g)].map(match => match[1]),
    schemes: (item[method].security ?? spec.security ?? []).flatMap(requirement => Object.keys(requirement)),
  })));
}

/** What to type for a security scheme, in the order of the dialog's fields. */
export function credential(scheme, server) {
  if (scheme.type === 'http' && scheme.scheme === 'basic') {
    return [server.keyName, server.key];
  }
  return [scheme.type === 'http' && scheme.bearerFormat !== 'JWT' ? server.key : server.token];
}

import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const FOLDER = new URL('../../../../openapi/', import.meta.url);

/** The specifications: the name of each, its file, its schemas, its operations with the statuses that they document and an example of what they take. */
export function specifications() {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).map((name) => {
    const file = new URL(name, FOLDER);
    const document = parse(readFileSync(file, 'utf8'));
    const operations = Object.values(document.paths).flatMap((path) => METHODS.filter((method) => path[method]).map((method) => ({
      id: path[method].operationId,
      statuses: Object.keys(path[method].responses).map(Number),
      parameters: [...pathExamples(document, path), ...bodyExample(path[method])],
    })));
    return { name: name.replace('.yaml', ''), file, schemas: Object.keys(document.components.schemas), operations };
  });
}

function pathExamples(document, path) {
  return (path.parameters ?? []).map((parameter) => (parameter.$ref ? document.components.parameters[parameter.$ref.split('/').pop()] : parameter).example);
}

function bodyExample({ requestBody }) {
  const content = requestBody?.content['application/json'];
  return content ? [content.example ?? Object.values(content.examples)[0].value] : [];
}

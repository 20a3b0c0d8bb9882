// Rules about examples. They see the specification with its references resolved.
import {oas} from '@stoplight/spectral-rulesets';
import {members, operations, parameters, requestBody, responses} from './spec.mjs';

const validate = oas.rules['oas3-valid-media-example'].then.function;

/** Bodies have named examples; parameters and headers have one. */
export function examplesGiven(document) {
  const bodies = contents(document)
    .filter(({node}) => members(node?.examples, []).every(({node: example}) => example?.value === undefined))
    .map(({whose, path}) => ({message: `${whose} needs a named example.`, path}));
  const values = operations(document).flatMap((operation) => [
    ...parameters(document, operation).map(({node, path}) => ({node, path, whose: `The parameter ${node.name} of ${operation.name}`})),
    ...responses(document, operation).flatMap(({key, node, path}) => members(node.headers, [...path, 'headers'])
      .map((header) => ({...header, whose: `The header ${header.key} in the ${key} of ${operation.name}`}))),
  ]);
  return [...bodies, ...values
    .filter(({node}) => node?.example === undefined && node?.examples === undefined)
    .map(({whose, path}) => ({message: `${whose} needs an example.`, path}))];
}

/**
 * Examples are valid. The one exception is a request's example whose name is also that of an example in a 4xx of its operation:
 * that one shows a request which is refused.
 */
export function examplesValid(document, options, context) {
  return [...contents(document), ...singles(document)].flatMap(({node, path, whose, refused = []}) => {
    const examples = node.examples && Object.fromEntries(Object.entries(node.examples).filter(([name]) => !refused.includes(name)));
    const results = validate({...node, ...(examples && {examples})}, {oasVersion: 3, schemaField: 'schema', type: 'media'}, {...context, path});
    return (results ?? []).map((result) => ({...result, message: `${whose}: ${result.message}`}));
  });
}

function contents(document) {
  return operations(document).flatMap((operation) => {
    const answers = responses(document, operation);
    const refused = answers.filter(({key}) => /^4/.test(key))
      .flatMap(({node}) => members(node.content, []).flatMap(({node: media}) => Object.keys(media?.examples ?? {})));
    const body = requestBody(document, operation);
    return [
      ...members(body?.node.content, [...(body?.path ?? []), 'content']).map((each) => ({...each, whose: `The request of ${operation.name}`, refused})),
      ...answers.flatMap(({key, node, path}) => members(node.content, [...path, 'content'])
        .map((each) => ({...each, whose: `The ${key} of ${operation.name}`}))),
    ];
  });
}

function singles(document) {
  return operations(document).flatMap((operation) => [
    ...parameters(document, operation).map(({node, path}) => ({node, path, whose: `The parameter ${node.name} of ${operation.name}`})),
    ...responses(document, operation).flatMap(({key, node, path}) => members(node.headers, [...path, 'headers'])
      .map((header) => ({...header, whose: `The header ${header.key} in the ${key} of ${operation.name}`}))),
  ]).filter(({node}) => node.schema && (node.example !== undefined || node.examples !== undefined));
}

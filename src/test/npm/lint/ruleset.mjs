// What every specification in openapi/ keeps to, on top of Spectral's own rules for OpenAPI. Each rule is one promise; its message
// names the operation or the member at fault.
import {oas} from '@stoplight/spectral-rulesets';
import {examplesGiven, examplesValid} from './examples.mjs';
import {knownSchemes, oneErrorBody, oneTag, operationIds, securityStated, servers, statuses, statusHeaders} from './operations.mjs';
import {boundedTexts, consistentNames, described, namedObjects, operationTexts, schemaNames} from './schemas.mjs';

const matches = (field, pattern, wanted) => (document) => {
  const value = field.reduce((node, step) => node?.[step], document);
  return pattern.test(typeof value === 'string' ? value : '') ? [] : [{message: `${field.join('.')} must be ${wanted}.`, path: field}];
};
const all = (...checks) => (document) => checks.flatMap((check) => check(document));

const rule = (description, check, resolved = false) => ({
  description, message: '{{error}}', severity: 'error', given: '$', resolved, then: {function: check},
});

export default {
  extends: [[oas, 'all']],
  rules: {
    'openapi-version': rule('Later versions are not checked by the tools of the tests', matches(['openapi'], /^3\.0\.3$/, '3.0.3')),
    'contract-version': rule('A contract has a semantic version of its own', matches(['info', 'version'],
      /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, 'a version of three numbers')),
    'licence': rule('Whoever copies the file knows what they may do with it', all(
      matches(['info', 'license', 'name'], /\S/, 'given'), matches(['info', 'license', 'url'], /^https:\/\//, 'an https address'))),
    'servers-relative-root-first': rule('The file is true on every host', servers),
    'one-tag': rule('The generated interface is named after the tag', oneTag),
    'operation-id-camel-case': rule('Methods are named after operations', operationIds),
    'operation-texts': rule('Every operation is explained', operationTexts),
    'everything-described': rule('Nothing is left to guess', described),
    'examples-given': rule('Every body, parameter and header is shown', examplesGiven, true),
    'examples-valid': rule('An example that is copied works', examplesValid, true),
    'one-error-body': rule('A client parses errors in one way', oneErrorBody),
    'statuses-documented': rule('What the server answers is documented', statuses),
    'status-headers': rule('A refusal says what to do next', statusHeaders),
    'security-stated': rule('No operation is open by omission', securityStated),
    'security-schemes-known': rule('The server recognises credentials by these names', knownSchemes),
    'request-texts-bounded': rule('The database has limits, so requests have', boundedTexts),
    'objects-named': rule('Generated types have names that a person chose', namedObjects),
    'schema-names': rule('Schemas become types', schemaNames),
    'names-consistent': rule('One way of writing names per contract', consistentNames),

    // Told by rules above, in words of this project or with its exceptions.
    'oas3-valid-media-example': 'off',
    'operation-description': 'off',
    'operation-singular-tag': 'off',
    'operation-operationId': 'off',
    'tag-description': 'off',
    'info-description': 'off',
    'info-license': 'off',
    'license-url': 'off',
    'openapi-tags': 'off',
    // The contact is whoever runs the server.
    'info-contact': 'off',
    'contact-properties': 'off',
    // The root of a host ends in a slash.
    'oas3-server-trailing-slash': 'off',
  },
};

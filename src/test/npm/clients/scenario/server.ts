import { Connection, basic, bearer, type ConnectionOptions } from 'persona-client';
import { CamundaClient } from 'persona-client/camunda';
import { GmiClient } from 'persona-client/gmi';
import { KlaimClient } from 'persona-client/klaim';
import { MicoClient } from 'persona-client/mico';
import { ZitadelClient } from 'persona-client/zitadel';

function get(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

/** A user who does not exist yet. */
export const user = get('PERSONA_USER');
export const email = `${user}@example.org`;

const url = get('PERSONA_URL');
const key = get('PERSONA_KEY');

/** The clients of everybody who may call, or may not. */
export const asUser = (options?: ConnectionOptions) => clients(new Connection(url, bearer(get('PERSONA_TOKEN')), options));
export const asNobody = () => clients(new Connection(url, bearer(async () => get('PERSONA_NOBODYS_TOKEN'))));
export const asStranger = (mount = '') => clients(new Connection(url + mount));
export const asBackend = (options?: ConnectionOptions) => clients(new Connection(url, bearer(key), options));
export const asEngine = (mount: string, options?: ConnectionOptions) =>
  clients(new Connection(url + mount, basic(get('PERSONA_KEY_NAME'), key), options));
/** The user at a server whose Camunda contract is read-only. */
export const atReadOnly = () => clients(new Connection(get('PERSONA_READ_ONLY_URL'), bearer(get('PERSONA_TOKEN'))));

function clients(connection: Connection) {
  return {
    camunda: new CamundaClient(connection),
    gmi: new GmiClient(connection),
    klaim: new KlaimClient(connection),
    mico: new MicoClient(connection),
    zitadel: new ZitadelClient(connection),
  };
}

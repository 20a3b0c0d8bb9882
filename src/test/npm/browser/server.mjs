import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const JAR = process.env.PERSONA_JAR ?? 'target/run/persona.jar';
const LISTENS = /^Persona listens on (\S+)$/m;

/** Starts the jar on a free port with data of its own, which has the user alice. */
export async function startServer() {
  const work = mkdtempSync(join(tmpdir(), 'persona-browser-'));
  const env = { ...process.env, PORT: '0', GRPC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(work, 'data') };
  for (const name of ['DATABASE_URL', 'JWT_SECRET', 'JWT_JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE']) {
    delete env[name];
  }
  const server = spawn('java', ['-XX:+UseSerialGC', '-jar', JAR, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(work, { recursive: true, force: true });
  };
  process.once('exit', () => server.kill('SIGTERM'));
  const command = (...words) => execFileSync('java', ['-XX:TieredStopAtLevel=1', '-jar', JAR, ...words], { env, encoding: 'utf8' }).trim();
  try {
    const url = await listening(server);
    return { url, user: 'alice', token: command('token', 'alice'), keyName: 'browser', key: command('api-key', 'create', 'browser'), stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

function listening(server) {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout.setEncoding('utf8').on('data', text => {
      output += text;
      const match = LISTENS.exec(output);
      if (match) {
        resolve(match[1]);
      }
    });
    server.once('error', reject);
    server.once('exit', status => reject(new Error(`the server ended with ${status}: ${output}`)));
  });
}

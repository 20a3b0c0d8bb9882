import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const JAR = process.env.PERSONA_JAR ?? 'target/run/persona.jar';

/** Starts the jar on free ports with data of its own, which has the user alice. */
export async function startServer() {
  const work = mkdtempSync(join(tmpdir(), 'persona-zitadel-'));
  const grpcPort = await freePort();
  const env = { ...process.env, PORT: '0', GRPC_PORT: String(grpcPort), HOST: '127.0.0.1', DATA_DIR: join(work, 'data') };
  for (const name of ['DATABASE_URL', 'JWT_SECRET', 'JWT_JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE', 'ORGANISATION_ID']) {
    delete env[name];
  }
  const server = spawn('java', ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', JAR, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(work, { recursive: true, force: true });
  };
  process.once('exit', () => server.kill('SIGTERM'));
  try {
    const url = await listening(server, `gRPC is served on 127.0.0.1:${grpcPort}`);
    const token = user => execFileSync('java', ['-XX:TieredStopAtLevel=1', '-jar', JAR, 'token', user], { env, encoding: 'utf8' }).trim();
    return { url, grpcUrl: `http://127.0.0.1:${grpcPort}`, token, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const socket = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

function listening(server, line) {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout.setEncoding('utf8').on('data', text => {
      output += text;
      const match = /^Persona listens on (\S+)$/m.exec(output);
      if (match && output.includes(`${line}\n`)) {
        resolve(match[1]);
      }
    });
    server.once('error', reject);
    server.once('exit', status => reject(new Error(`the server ended with ${status}: ${output}`)));
  });
}

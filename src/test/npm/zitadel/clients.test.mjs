import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createServerTransport } from '@zitadel/client/node';
import { createAuthServiceClient } from '@zitadel/client/v1';
import { createClientTransport } from '@zitadel/client/web';
import { createAccessTokenInterceptor, createAuthClient } from '@zitadel/node/dist/api/index.js';
import { ErrorDetailSchema } from '@zitadel/proto/zitadel/message_pb.js';
import { startServer } from './server.mjs';

// ZITADEL's clients as they are published. They agree on members and calls; nice-grpc, beneath the third, shows no details of an error.
const CLIENTS = [
  { name: '@zitadel/client/node', connect: (server, token) => createAuthServiceClient(createServerTransport(token, { baseUrl: server.grpcUrl })) },
  { name: '@zitadel/client/web', connect: (server, token) => createAuthServiceClient(createClientTransport(token, { baseUrl: server.url })) },
  { name: '@zitadel/node', connect: (server, token) => createAuthClient(server.grpcUrl, createAccessTokenInterceptor(token)), withoutDetails: true },
];

const ADA = { firstName: 'Ada', lastName: 'Lovelace', nickName: 'Countess', displayName: 'Ada L.', preferredLanguage: 'en_gb', gender: 1 };
const ALICE = { firstName: 'Alice', lastName: 'Liddell' };

let server;
let tokens;

before(async () => {
  server = await startServer();
  tokens = { alice: server.token('alice'), nobody: server.token('nobody') };
});
after(async () => {
  const start = Date.now();
  await server?.stop();
  // Two of the clients keep the stream of the message that was too long half open.
  assert.ok(Date.now() - start < 9000, 'an unfinished request held the server up');
});

/** The profile as the JSON contract shows it. */
async function json() {
  const response = await fetch(`${server.url}/auth/v1/users/me/profile`, { headers: { authorization: `Bearer ${tokens.alice}` } });
  assert.equal(response.status, 200);
  return response.json();
}

async function failsWith(call, code, text, id, client) {
  await assert.rejects(call, error => {
    assert.equal(error.code, code);
    const message = id ? `${text} (${id})` : text;
    assert.equal(error.rawMessage ?? error.details, message);
    if (!client.withoutDetails) {
      const details = error.findDetails(ErrorDetailSchema).map(detail => ({ id: detail.id, message: detail.message }));
      assert.deepEqual(details, id ? [{ id, message: text }] : []);
    }
    return true;
  });
}

for (const client of CLIENTS) {
  describe(client.name, () => {
    test('updates a profile, which JSON shows, and reads it', async () => {
      const alice = client.connect(server, tokens.alice);
      await alice.updateMyProfile(ALICE);
      const before = Number((await json()).details.sequence);

      const { details } = await alice.updateMyProfile(ADA);
      const read = await alice.getMyProfile({});

      const shown = await json();
      assert.equal(Number(details.sequence), before + 1);
      assert.equal(details.resourceOwner, shown.details.resourceOwner);
      assert.deepEqual(shown.profile, { ...ADA, preferredLanguage: 'en-GB', gender: 'GENDER_FEMALE' });
      assert.equal(String(read.details.sequence), shown.details.sequence);
      for (const [name, value] of Object.entries({ ...ADA, preferredLanguage: 'en-GB', avatarUrl: '' })) {
        assert.equal(read.profile[name], value);
      }
    });

    test('sees what JSON wrote', async () => {
      const headers = { authorization: `Bearer ${tokens.alice}`, 'content-type': 'application/json' };
      const profile = { firstName: 'Jay', lastName: 'Son', gender: 'GENDER_DIVERSE' };
      await fetch(`${server.url}/users/me/profile`, { method: 'PUT', headers, body: JSON.stringify(profile) });

      const { profile: read } = await client.connect(server, tokens.alice).getMyProfile({});

      assert.deepEqual([read.firstName, read.lastName, read.displayName, read.nickName, read.gender], ['Jay', 'Son', 'Jay Son', '', 3]);
    });

    test('gets every error with its code, its text and its id', async () => {
      const alice = client.connect(server, tokens.alice);
      const nobody = client.connect(server, tokens.nobody);
      const stranger = client.connect(server, 'not.a.token');
      await failsWith(() => stranger.getMyProfile({}), 16, 'Errors.Token.Invalid', 'AUTH-7fs1e', client);
      await failsWith(() => nobody.getMyProfile({}), 9, 'Profile not found', 'COMMAND-3M9sd', client);
      await failsWith(() => nobody.updateMyProfile(ALICE), 9, 'Profile not found', 'COMMAND-3M9sd', client);
      const length = 'value length must be between 1 and 200 runes, inclusive';
      await failsWith(() => alice.updateMyProfile({}), 3, `invalid UpdateMyProfileRequest.FirstName: ${length}`, null, client);
      await failsWith(() => alice.updateMyProfile({ ...ALICE, lastName: 'x'.repeat(201) }), 3, `invalid UpdateMyProfileRequest.LastName: ${length}`, null, client);
      await failsWith(() => alice.updateMyProfile({ ...ALICE, preferredLanguage: 'de-Latn-1996' }), 3,
        'invalid UpdateMyProfileRequest.PreferredLanguage: value length must be at most 10 runes', null, client);
      await failsWith(() => alice.updateMyProfile({ ...ALICE, gender: 9 }), 3,
        'gender must be one of GENDER_UNSPECIFIED, GENDER_FEMALE, GENDER_MALE, GENDER_DIVERSE.', null, client);
      await assert.rejects(() => alice.updateMyProfile({ ...ALICE, nickName: 'x'.repeat(5_000_000) }), { code: 8 });
      await assert.rejects(() => alice.getMyUser({}), { code: 12 });
    });
  });
}

test('@zitadel/node without a token is told that it is missing', async () => {
  await failsWith(() => createAuthClient(server.grpcUrl).getMyProfile({}), 16, 'auth header missing', null, { withoutDetails: true });
});

test('@zitadel/client is refused an organisation that is not here', async () => {
  for (const client of CLIENTS.filter(each => !each.withoutDetails)) {
    const headers = { 'x-zitadel-orgid': '1' };
    await failsWith(() => client.connect(server, tokens.alice).getMyProfile({}, { headers }), 7, "Organisation doesn't exist", 'AUTH-Bs7Ds', client);
  }
});

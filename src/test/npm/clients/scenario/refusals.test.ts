// Every refusal that a client can provoke arrives as the error of its contract, with its body as a type.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { ApiError, UnexpectedAnswerError, type Refusal } from 'persona-client';
import { CamundaError, type ExceptionDto } from 'persona-client/camunda';
import { GmiError, type ErrStatusMsg } from 'persona-client/gmi';
import { KlaimError, type ErrorMessage } from 'persona-client/klaim';
import { MicoError, type Envelope } from 'persona-client/mico';
import { ZitadelError, type Status } from 'persona-client/zitadel';
import { asBackend, asEngine, asNobody, asStranger, asUser, atReadOnly, user } from './server.js';

const long = 'x'.repeat(256);
const huge = 'x'.repeat(70_000);
const jsonOnly = 'The response is available as application/json only.';
const sentAsJson = 'The request body must be sent as application/json without content encoding.';
const grpc = ' gRPC and gRPC-Web are served at POST /zitadel.auth.v1.AuthService/UpdateMyProfile.';
const tooLarge = 'The request body is larger than 65536 bytes.';
const wantsText = { headers: { Accept: 'text/plain' } };
const sendsText = { headers: { 'Content-Type': 'text/plain' } };

const { camunda } = asEngine('');

beforeEach(() => camunda.createUser({ profile: { id: user } }));
afterEach(() => camunda.deleteUser(user));

/** The answer is this error, with this status and this body. */
async function is<E extends ApiError & { error: B }, B>(type: new (refusal: Refusal, error: B) => E, status: number, body: B, answer: Promise<unknown>) {
  const failure: unknown = await answer.then(() => undefined, (reason: unknown) => reason);
  assert.ok(failure instanceof type, `${status} expected, not ${failure}`);
  assert.deepEqual(failure.error, body);
  assert.equal(failure.status, status);
}

test('Mico', async () => {
  const { mico } = asUser();
  const person = { name: 'Alice', birthdate: '1992-05-04T06:30:00Z', gender: 'female' };
  const refused = (status: number, message: string, answer: Promise<unknown>) =>
    is<MicoError, Envelope>(MicoError, status, { responses: { code: status, data: null, isError: true, message } }, answer);
  await refused(400, 'gender must not be blank.', mico.updateProfile({ ...person, gender: ' ' }));
  await refused(400, 'user not found', asNobody().mico.updateProfile(person));
  await refused(400, 'user not found', asNobody().mico.getProfile());
  await refused(401, 'token contains an invalid number of segments', asStranger().mico.updateProfile(person));
  await refused(401, 'token contains an invalid number of segments', asStranger().mico.getProfile());
  await refused(406, jsonOnly, asUser(wantsText).mico.updateProfile(person));
  await refused(406, jsonOnly, asUser(wantsText).mico.getProfile());
  await refused(413, tooLarge, mico.updateProfile({ ...person, name: huge }));
  await refused(415, sentAsJson, asUser(sendsText).mico.updateProfile(person));
});

test('GMI', async () => {
  const { gmi } = asUser();
  const refused = (status: number, body: ErrStatusMsg, answer: Promise<unknown>) => is<GmiError, ErrStatusMsg>(GmiError, status, body, answer);
  const unauthorized = { group: 'auth', code: 401, message: 'Unauthorized.' };
  await refused(400, { group: 'user', code: 3, message: 'Either firstName or lastName must be provided in the request body.' }, gmi.updateUserProfile({}));
  await refused(400, {
    group: 'request', code: 0, message: 'Invalid field in the request body.',
    validationDetail: [{ field: 'firstName', expression: 'max', argument: '255', reason: 'firstName must be at most 255 characters long.' }],
  }, gmi.updateUserProfile({ firstName: long }));
  await refused(401, unauthorized, asNobody().gmi.updateUserProfile({ firstName: 'Alice' }));
  await refused(401, unauthorized, asStranger().gmi.getUserProfile());
  await refused(406, { group: 'request', code: 406, message: jsonOnly }, asUser(wantsText).gmi.getUserProfile());
  await refused(413, { group: 'request', code: 413, message: tooLarge }, gmi.updateUserProfile({ firstName: huge }));
  await refused(415, { group: 'request', code: 415, message: sentAsJson }, asUser(sendsText).gmi.updateUserProfile({ firstName: 'Alice' }));
});

test('ZITADEL', async () => {
  const { zitadel } = asUser();
  const alice = { firstName: 'Alice', lastName: 'Liddell' };
  const known = (code: number, message: string, id: string): Status =>
    ({ code, message: `${message} (${id})`, details: [{ '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id, message }] });
  const notFound = known(9, 'Profile not found', 'COMMAND-3M9sd');
  const otherOrganisation = known(7, "Organisation doesn't exist", 'AUTH-Bs7Ds');
  const refused = (status: number, body: Status, answer: Promise<unknown>) => is<ZitadelError, Status>(ZitadelError, status, body, answer);
  await refused(400, { code: 3, message: 'invalid UpdateMyProfileRequest.NickName: value length must be between 1 and 200 runes, inclusive' },
    zitadel.updateMyProfile({ ...alice, nickName: '' }));
  await refused(400, notFound, asNobody().zitadel.updateMyProfile(alice));
  await refused(400, notFound, asNobody().zitadel.getMyProfile());
  await refused(401, { code: 16, message: 'auth header missing' }, asStranger().zitadel.updateMyProfile(alice));
  await refused(401, { code: 16, message: 'auth header missing' }, asStranger().zitadel.getMyProfile());
  await refused(403, otherOrganisation, zitadel.updateMyProfile(alice, '1'));
  await refused(403, otherOrganisation, zitadel.getMyProfile('1'));
  await refused(406, { code: 3, message: jsonOnly }, asUser(wantsText).zitadel.updateMyProfile(alice));
  await refused(406, { code: 3, message: jsonOnly }, asUser(wantsText).zitadel.getMyProfile());
  await refused(413, { code: 8, message: tooLarge }, zitadel.updateMyProfile({ ...alice, nickName: huge }));
  await refused(415, { code: 3, message: sentAsJson + grpc }, asUser(sendsText).zitadel.updateMyProfile(alice));
});

test('Camunda', async () => {
  const self = asUser().camunda;
  const text = asEngine('', sendsText).camunda;
  const refused = (status: number, type: string, message: string, answer: Promise<unknown>, code: number | null = null) =>
    is<CamundaError, ExceptionDto>(CamundaError, status, { type, message, code }, answer);
  const invalid = (status: number, message: string, answer: Promise<unknown>) => refused(status, 'InvalidRequestException', message, answer);
  await refused(400, 'BadUserRequestException', 'The user already exists', camunda.createUser({ profile: { id: user } }), 0);
  await invalid(400, 'request object must provide profile information with valid id.', camunda.createUser({}));
  await invalid(400, 'id must equal the id in the path.', camunda.updateProfile(user, { id: 'bob' }));
  await invalid(400, 'id must be at most 255 characters long.', camunda.deleteUser(long));
  await invalid(400, 'id must be at most 255 characters long.', camunda.getUserProfile(long));
  await refused(403, 'AuthorizationException', 'An API key is required to create or delete users.', self.createUser({ profile: { id: 'bob' } }));
  await refused(403, 'AuthorizationException', 'An API key is required to create or delete users.', self.deleteUser(user));
  await invalid(403, 'Identity service implementation is read-only.', atReadOnly().camunda.updateProfile(user, {}));
  await invalid(404, 'User with id bob does not exist', self.updateProfile('bob', {}));
  await invalid(404, 'User with id nobody does not exist', camunda.getUserProfile('nobody'));
  await refused(406, 'NotAcceptableException', jsonOnly, asEngine('', wantsText).camunda.getUserProfile(user));
  await refused(413, 'RestException', tooLarge, camunda.updateProfile(user, { lastName: huge }));
  await refused(413, 'RestException', tooLarge, camunda.createUser({ profile: { id: huge } }));
  await refused(415, 'NotSupportedException', sentAsJson, text.updateProfile(user, {}));
  await refused(415, 'NotSupportedException', sentAsJson, text.createUser({ profile: { id: 'bob' } }));
  for (const [client, status, type, message] of [
    [asStranger().camunda, 401, 'AuthenticationException', 'Unauthorized'],
    [asEngine('/engine-rest/engine/staging').camunda, 404, 'InvalidRequestException', 'Process engine staging not available'],
  ] as const) {
    await refused(status, type, message, client.createUser({ profile: { id: 'bob' } }));
    await refused(status, type, message, client.getUserProfile(user));
    await refused(status, type, message, client.updateProfile(user, {}));
    await refused(status, type, message, client.deleteUser(user));
  }
});

test('Klaim', async () => {
  const { klaim } = asBackend();
  const stranger = asStranger().klaim;
  const bob = { email: 'bob@example.org' };
  const refused = (status: number, message: string, answer: Promise<unknown>) => is<KlaimError, ErrorMessage>(KlaimError, status, { message }, answer);
  await refused(400, 'email must be an e-mail address.', klaim.createUser({ email: 'bob.example.org' }));
  await refused(400, 'email must not be empty.', klaim.updateUser(user, { email: '' }));
  await refused(400, 'user_id must be at most 255 characters long.', klaim.getUser(long));
  await refused(401, 'Unauthorized', stranger.createUser(bob));
  await refused(401, 'Unauthorized', stranger.getUser(user));
  await refused(401, 'Unauthorized', stranger.updateUser(user, {}));
  await refused(404, 'Can not find user with the given user_id.', klaim.getUser('nobody'));
  await refused(404, 'Can not find user with the given user_id.', klaim.updateUser('nobody', {}));
  await refused(406, jsonOnly, asBackend(wantsText).klaim.createUser(bob));
  await refused(406, jsonOnly, asBackend(wantsText).klaim.getUser(user));
  await refused(406, jsonOnly, asBackend(wantsText).klaim.updateUser(user, {}));
  await refused(409, 'User ID already exists', klaim.createUser({ ...bob, user_id: user }));
  const other = await klaim.createUser({ email: `other-${user}@example.org` });
  await refused(409, 'User ID already exists', klaim.updateUser(other.user_id, { user_id: user }));
  await camunda.deleteUser(other.user_id);
  await refused(413, tooLarge, klaim.createUser({ ...bob, name: huge }));
  await refused(413, tooLarge, klaim.updateUser(user, { name: huge }));
  await refused(415, sentAsJson, asBackend(sendsText).klaim.createUser(bob));
  await refused(415, sentAsJson, asBackend(sendsText).klaim.updateUser(user, {}));
});

test('an answer of no contract says so', async () => {
  const failure: unknown = await asStranger('/nowhere').camunda.getUserProfile(user).catch((reason: unknown) => reason);
  assert.ok(failure instanceof UnexpectedAnswerError);
  assert.equal(failure.status, 404);
  assert.match(failure.body, /"status":404/);
});

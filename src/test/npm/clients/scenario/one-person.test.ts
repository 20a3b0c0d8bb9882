// One person, made and updated through all five contracts and read back, with nothing but the generated clients.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Profile } from 'persona-client/zitadel';
import type { UserResponse } from 'persona-client/klaim';
import { CamundaError } from 'persona-client/camunda';
import { asBackend, asEngine, asUser, email, user } from './server.js';

const { camunda } = asEngine('/engine-rest');
const { klaim } = asBackend();
const { gmi, mico, zitadel } = asUser();

afterEach(() => camunda.deleteUser(user));

test('every contract sees what the others wrote', async () => {
  const created = await klaim.createUser({ email, user_id: user, metadata: { plan: 'team' } });
  assert.equal(created.user_id, user);
  assert.equal(created.name, null);

  await camunda.updateProfile(user, { firstName: 'Alice', lastName: 'Liddell', email });
  await gmi.updateUserProfile({ lastName: 'Hargreaves' });
  assert.deepEqual(await gmi.getUserProfile(), { user: { id: user, email, firstName: 'Alice', lastName: 'Hargreaves' } });

  const updated = await zitadel.updateMyProfile({
    firstName: 'Alice', lastName: 'Hargreaves', nickName: 'Al', preferredLanguage: 'EN_gb', gender: 'GENDER_FEMALE',
  });
  assert.equal(updated.details.sequence, '4');

  const success = await mico.updateProfile({ name: 'Alice in Wonderland', birthdate: '1992-05-04T06:30:00+07:00', gender: 'diverse' });
  assert.deepEqual(success, { responses: { code: 200, data: null, isError: false, message: 'success' } });
  await klaim.updateUser(user, { metadata: { seats: 3 } });

  assert.deepEqual((await mico.getProfile()).responses.data,
    { _id: user, name: 'Alice in Wonderland', gender: 'diverse', birthdate: '1992-05-03T23:30:00Z', email });
  const profile: Profile = {
    firstName: 'Alice', lastName: 'Hargreaves', nickName: 'Al', displayName: 'Alice in Wonderland', preferredLanguage: 'en-GB', gender: 'GENDER_DIVERSE',
  };
  assert.deepEqual((await zitadel.getMyProfile()).profile, profile);
  assert.deepEqual(await camunda.getUserProfile(user), { id: user, firstName: 'Alice', lastName: 'Hargreaves', email });
  const whole: UserResponse = {
    message: 'fetch resource successfully', metadata: { seats: 3 }, user_id: user, klaim_id: created.klaim_id, created_at: created.created_at,
    acquisition_source: 'api', credit_balance: 0, email, name: 'Alice in Wonderland',
  };
  assert.deepEqual(await klaim.getUser(user), whole);
});

test('what is left out stays or is cleared as the contract says', async () => {
  await camunda.createUser({ profile: { id: user, firstName: 'Alice', email } });
  await klaim.updateUser(user, { name: 'Al' });
  await camunda.updateProfile(user, { lastName: 'Liddell' });
  assert.deepEqual(await camunda.getUserProfile(user), { id: user, firstName: null, lastName: 'Liddell', email: null });
  assert.equal((await mico.getProfile()).responses.data.name, 'Al');
});

test('an id of any characters is addressed', async () => {
  const id = `a /\\%2?#+&ü😀${user}`;
  await camunda.createUser({ profile: { id } });
  assert.equal((await klaim.getUser(id)).user_id, id);
  assert.equal(await camunda.deleteUser(id), undefined);
  await assert.rejects(camunda.getUserProfile(id), (failure) => failure instanceof CamundaError && failure.status === 404);
});

test('a user is renamed and keeps everything', async () => {
  const created = await klaim.createUser({ email, userId: user, name: 'Alice' });
  const renamed = await klaim.updateUser(user, { user_id: `${user}-renamed` });
  assert.equal(renamed.klaim_id, created.klaim_id);
  assert.equal((await klaim.updateUser(renamed.user_id, { user_id: user })).name, 'Alice');
});

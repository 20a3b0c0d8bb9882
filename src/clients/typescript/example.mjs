// What the README tells, in full. It needs PERSONA_URL, PERSONA_USER, PERSONA_TOKEN, PERSONA_KEY_NAME and PERSONA_KEY.
import { Connection, basic, bearer } from 'persona-client';
import { CamundaClient, CamundaError } from 'persona-client/camunda';
import { ZitadelClient } from 'persona-client/zitadel';

const { PERSONA_URL, PERSONA_USER, PERSONA_TOKEN, PERSONA_KEY_NAME, PERSONA_KEY } = process.env;

// A backend changes anybody's profile, with an API key.
const camunda = new CamundaClient(new Connection(PERSONA_URL, basic(PERSONA_KEY_NAME, PERSONA_KEY)));
await camunda.updateProfile(PERSONA_USER, { firstName: 'Alice', lastName: 'Liddell' });

// Users see it in their own profile, with their own token.
const zitadel = new ZitadelClient(new Connection(PERSONA_URL, bearer(PERSONA_TOKEN)));
const { profile, details } = await zitadel.getMyProfile();
console.log(`${profile.firstName} ${profile.lastName}, version ${details.sequence}`);

// A refusal arrives as the error of the contract, and its body has a type.
try {
  await camunda.getUserProfile('nobody');
} catch (failure) {
  if (!(failure instanceof CamundaError)) {
    throw failure;
  }
  console.log(`${failure.status} ${failure.error.type}: ${failure.error.message}`);
}

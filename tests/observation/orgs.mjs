/**
 * Starts stand-in orgs one after the other for the native tests: the first line
 * of output names the scenarios that come in families; then each line of input
 * names a scenario, and each line of output says where its org listens. The
 * apps of all of them hold the same certificate, as if its pair were made here,
 * and an assertion signed with its key comes along. `named:ID` is an org of
 * ../verdicts/diagnosis/named, with what is known beside it (`question`).
 */
import { X509Certificate } from 'node:crypto';
import { createInterface } from 'node:readline';
import jwt from 'jsonwebtoken';
import { makePair } from '../org/certificates.mjs';
import { startOrg } from '../org/org.mjs';
import { halfSetUp, profileVariants, rightFacts, surpluses, wrongFacts } from '../org/scenarios/scenarios.mjs';
import { fieldLabel } from '../org/schema/schema.mjs';
import { makeCertificates } from '../verdicts/certificates.mjs';
import { namedOrgs } from '../verdicts/diagnosis/named/named.mjs';
import { makeWorld, questionOf } from '../verdicts/diagnosis/world.mjs';

const { certificatePem, privateKeyPem } = makePair();
const fingerprint = new X509Certificate(certificatePem).fingerprint256;

/** Signed by a library that shares no code with the product. */
function assertion(org) {
  if (!org.store.listMetadata('ExternalClientApplication').some(({ fullName }) => fullName === 'WxCC_SCV')) return '';
  const issuer = org.store.consumer('WxCC_SCV').key;
  const options = { algorithm: 'RS256', issuer, subject: 'scv.integration@acme.example', audience: 'https://login.salesforce.com', expiresIn: 180 };
  return jwt.sign({}, privateKeyPem, options);
}

let certificates = null;

/** An org of the named ones: { org, line }. */
async function namedOrg(id) {
  const { plan } = namedOrgs.find((named) => named.id === id);
  certificates ??= makeCertificates();
  const world = await makeWorld(plan, certificates);
  const { org, ...question } = questionOf(world);
  return { org: world.org, line: { ...org, question } };
}

console.log(JSON.stringify({
  named: namedOrgs.map(({ id, words }) => ({ id, words })),
  wrong: wrongFacts,
  right: rightFacts,
  half: Object.entries(halfSetUp).map(([name, { username, mistakes }]) => ({ name, username, mistakes })),
  profiles: Object.keys(profileVariants),
  surpluses: surpluses.map(({ kind, name }) => ({ name, words: kind === 'permission' ? fieldLabel(`Permissions${name}`) : name })),
}));

let org = null;
for await (const scenario of createInterface({ input: process.stdin })) {
  await org?.close();
  if (scenario.startsWith('named:')) {
    const named = await namedOrg(scenario.slice('named:'.length));
    org = named.org;
    console.log(JSON.stringify(named.line));
    continue;
  }
  org = await startOrg({ scenario, certificatePem, privateKeyPem });
  const { httpPort, adminSid } = org;
  const now = Math.floor(Date.now() / 1000);
  console.log(JSON.stringify({ port: httpPort, session: adminSid, certificate: certificatePem, fingerprint, now, assertion: assertion(org) }));
}
await org?.close();

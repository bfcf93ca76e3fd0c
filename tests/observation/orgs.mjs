/**
 * Starts stand-in orgs one after the other for the native tests: each line of
 * input names a scenario, each line of output says where its org listens. The
 * apps of all of them hold the same certificate, as if its pair were made here.
 */
import { X509Certificate } from 'node:crypto';
import { createInterface } from 'node:readline';
import { makePair } from '../org/certificates.mjs';
import { startOrg } from '../org/org.mjs';

const { certificatePem } = makePair();
const fingerprint = new X509Certificate(certificatePem).fingerprint256;

let org = null;
for await (const scenario of createInterface({ input: process.stdin })) {
  await org?.close();
  org = await startOrg({ scenario, certificatePem });
  const { httpPort, adminSid } = org;
  console.log(JSON.stringify({ port: httpPort, session: adminSid, fingerprint, now: Math.floor(Date.now() / 1000) }));
}
await org?.close();

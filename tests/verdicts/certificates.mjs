/** The key pair of the guide and certificates of the same key and of others, by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authority, makePair, moment } from '../org/certificates.mjs';

const day = 86_400_000;

/** Another certificate of a key, valid from and to so many days from now. */
function certificateOf(privateKeyPem, { from, to, subject = '/CN=Renewed' }) {
  const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
  const openssl = (...words) => execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    writeFileSync(join(folder, 'server.key'), privateKeyPem);
    writeFileSync(join(folder, 'ca.cnf'), authority);
    writeFileSync(join(folder, 'index.txt'), '');
    writeFileSync(join(folder, 'serial.txt'), '07\n');
    openssl('req', '-new', '-sha256', '-key', 'server.key', '-subj', subject, '-out', 'server.csr');
    openssl('ca', '-batch', '-notext', '-selfsign', '-config', 'ca.cnf', '-keyfile', 'server.key', '-in', 'server.csr', '-out', 'server.crt',
      '-startdate', moment(Date.now() + from * day), '-enddate', moment(Date.now() + to * day));
    return readFileSync(join(folder, 'server.crt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Made once for all orgs of a process: key search is what takes time. */
export function makeCertificates() {
  const pair = makePair();
  const same = (validity) => certificateOf(pair.privateKeyPem, validity);
  return {
    privateKeyPem: pair.privateKeyPem,
    /** The one that the admin holds here. */
    held: pair.certificatePem,
    renewed: same({ from: -2, to: 700 }),
    /** Days left -> certificate. */
    ending: new Map([1, 12, 50].map((days) => [days, same({ from: -300, to: days + 0.2 })])),
    expired: [same({ from: -400, to: -1 }), same({ from: -900, to: -500 })],
    notYetValid: same({ from: 20, to: 400 }),
    /** Of other keys. */
    other: makePair(),
    weak: makePair({ bits: 1024 }),
  };
}

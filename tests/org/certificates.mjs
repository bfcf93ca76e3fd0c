/** Key pairs and certificates by openssl, which shares no code with the product. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const day = 86_400_000;

function openssl(folder, ...words) {
  return execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}

/** The form in which openssl takes a moment: 20261123155027Z. */
export const moment = (milliseconds) => new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '');

/** Only openssl's authority sets both ends of the validity. */
export const authority = `[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
serial = serial.txt
default_md = sha256
policy = any
[any]
commonName = supplied
`;

function signFrom(folder, start, end) {
  writeFileSync(join(folder, 'ca.cnf'), authority);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial.txt'), '01\n');
  openssl(folder, 'ca', '-batch', '-notext', '-selfsign', '-config', 'ca.cnf', '-keyfile', 'server.key', '-in', 'server.csr', '-out', 'server.crt', '-startdate', moment(start), '-enddate', moment(end));
}

/**
 * A new RSA pair and its self-signed certificate, both as PEM. A negative
 * number of days gives a certificate that has already ended, startsIn (days)
 * one that is not valid yet.
 */
export function makePair({ bits = 2048, days = 365, startsIn = 0, subject = '/CN=Guidepost stand-in', hosts = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-org-'));
  try {
    const made = ['-newkey', `rsa:${bits}`, '-nodes', '-sha256', '-keyout', 'server.key', '-subj', subject];
    if (startsIn || days < 0) {
      openssl(folder, 'req', '-new', ...made, '-out', 'server.csr');
      if (startsIn) signFrom(folder, Date.now() + startsIn * day, Date.now() + (startsIn + days) * day);
      else openssl(folder, 'x509', '-req', '-sha256', '-days', String(days), '-in', 'server.csr', '-signkey', 'server.key', '-out', 'server.crt');
    } else {
      const names = hosts.length ? ['-addext', `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}`] : [];
      openssl(folder, 'req', '-x509', ...made, '-days', String(days), '-out', 'server.crt', ...names);
    }
    return {
      privateKeyPem: readFileSync(join(folder, 'server.key'), 'utf8'),
      certificatePem: readFileSync(join(folder, 'server.crt'), 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Another certificate of this private key, valid from now on for so many days. */
export function renew(privateKeyPem, { days }) {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-org-'));
  try {
    writeFileSync(join(folder, 'server.key'), privateKeyPem);
    openssl(folder, 'req', '-x509', '-key', 'server.key', '-sha256', '-subj', '/CN=Renewed', '-days', String(days), '-out', 'server.crt');
    return readFileSync(join(folder, 'server.crt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Key pairs and certificates by openssl, which shares no code with the product. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function openssl(folder, ...words) {
  return execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}

/**
 * A new RSA pair and its self-signed certificate, both as PEM. A negative
 * number of days gives a certificate that has already ended.
 */
export function makePair({ bits = 2048, days = 365, subject = '/CN=Guidepost stand-in', hosts = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-org-'));
  try {
    openssl(folder, 'genrsa', '-out', 'server.key', String(bits));
    openssl(folder, 'req', '-new', '-key', 'server.key', '-subj', subject, '-out', 'server.csr');
    const extensions = hosts.length ? ['-extfile', 'san.ext'] : [];
    if (hosts.length) writeFileSync(join(folder, 'san.ext'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
    openssl(folder, 'x509', '-req', '-sha256', '-days', String(days), '-in', 'server.csr', '-signkey', 'server.key', '-out', 'server.crt', ...extensions);
    return {
      privateKeyPem: readFileSync(join(folder, 'server.key'), 'utf8'),
      certificatePem: readFileSync(join(folder, 'server.crt'), 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The error codes that Salesforce publishes in its WSDLs, read at start from @salesforce/types. */
import { readFileSync } from 'node:fs';

const source = readFileSync(new URL('../../node_modules/@salesforce/types/lib/partner.d.ts', import.meta.url), 'utf8');

function listed(type) {
  const [, values] = source.match(new RegExp(`^export type ${type} = ([^;]+);`, 'm'));
  return [...values.matchAll(/'([^']+)'/g)].map(([, value]) => value);
}

/** Codes of refused records (StatusCode) and of refused calls (ExceptionCode). */
export const publishedCodes = new Set([...listed('StatusCode'), ...listed('ExceptionCode')]);

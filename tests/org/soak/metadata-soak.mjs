/** Metadata calls by the thousand against one org: held ones are kept as they were written, others are refused in Salesforce's form. */
import { ask, soapAnswer } from './judge.mjs';
import { MetadataGenerator } from './metadata.mjs';
import { Random } from './random.mjs';
import { startSoakOrg, tally } from './tally.mjs';

const address = '/services/Soap/m/67.0';

function judge({ fault, results }, answer) {
  const found = soapAnswer(answer);
  if (found.wrong) return found.wrong;
  const told = answer.text.replace(/[^]*<soapenv:Body>/, '').slice(0, 300);
  if (fault) return found.fault === fault ? null : `had not the fault ${fault}: ${told}`;
  if (!results) return null;
  if (found.fault) return `had a fault: ${told}`;
  const agrees = found.results.length === results.length && results.every(({ success, codes }, index) => found.results[index].success === success && (!codes || codes.includes(found.results[index].code)));
  return agrees ? null : `should have had ${JSON.stringify(results)}: ${told}`;
}

/** What stands in the org must be what was written, as far as it was. */
function compare(store, { type, fullName, body }) {
  const kept = store.readMetadata(type, fullName) ?? {};
  const plain = (value) => (typeof value === 'object' && value !== null ? null : String(value).trim());
  const differing = Object.entries(body).filter(([name, value]) => plain(value) !== null && plain(value) !== '' && normal(name, plain(kept[name])) !== normal(name, plain(value)));
  return differing.length ? `was kept otherwise: ${JSON.stringify(differing)} is ${JSON.stringify(kept)}` : null;
}

const listed = new Set(['commaSeparatedOauthScopes', 'commaSeparatedPermissionSet', 'commaSeparatedProfile']);

function normal(name, text) {
  if (!listed.has(name) || text === null) return text;
  return text.split(',').map((part) => part.trim()).sort().join();
}

export async function soakMetadata(seed, count) {
  const org = await startSoakOrg();
  try {
    const generator = new MetadataGenerator(new Random(seed), org);
    return await tally(count, async () => {
      const call = generator.next();
      const answer = await ask(org, address, { method: 'POST', headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: '""' }, body: call.xml.toWellFormed() });
      const wrong = judge(call, answer) ?? (call.reads ? compare(org.store, call.reads) : null) ?? (call.gone && org.store.readMetadata(call.gone.type, call.gone.fullName) ? 'is still there' : null);
      if (!wrong) call.then?.();
      return wrong && `${JSON.stringify(call.xml.replace(/[^]*<soapenv:Body>/, ''))} ${wrong}`;
    });
  } finally {
    await org.close();
  }
}

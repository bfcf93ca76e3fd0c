/** Queries by the thousand against one org: held ones answer their rows, others are refused in Salesforce's form. */
import { ask, queryAnswer, restRefusal } from './judge.mjs';
import { Random } from './random.mjs';
import { SoqlGenerator } from './soql.mjs';
import { startSoakOrg, tally } from './tally.mjs';

function judge({ soql, refusal, count }, answer) {
  if (answer.status === 200) {
    if (refusal) return `was answered, not refused with ${refusal}`;
    const found = queryAnswer(answer);
    if (found.wrong) return found.wrong;
    return count === undefined || found.count === count ? null : `has ${found.count} rows, not ${count}`;
  }
  const found = restRefusal(answer);
  if (found.wrong) return found.wrong;
  if (count !== undefined) return `was refused: ${answer.text.slice(0, 300)}`;
  return !refusal || refusal === 'any' || refusal === found.code ? null : `was refused with ${found.code}, not ${refusal}`;
}

export async function soakQueries(seed, count) {
  const org = await startSoakOrg();
  try {
    const generator = new SoqlGenerator(new Random(seed), org.store);
    const headers = { authorization: `Bearer ${org.adminSid}` };
    return await tally(count, async () => {
      const query = generator.next();
      const answer = await ask(org, `/services/data/v67.0/query?q=${encodeURIComponent(query.soql.toWellFormed())}`, { headers });
      const wrong = judge(query, answer);
      return wrong && `${JSON.stringify(query.soql)} ${wrong}`;
    });
  } finally {
    await org.close();
  }
}

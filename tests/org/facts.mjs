/** The rows of FACTS.md: what the org does may only be what a row there stands for. */
import { readFileSync } from 'node:fs';

const table = readFileSync(new URL('./FACTS.md', import.meta.url), 'utf8');

export const kinds = ['documented', 'seen', 'inferred'];

/** Name -> { behaviour, source, mark, part }; `part` is what is inferred of a row that is documented or seen. */
export const facts = new Map([...table.matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \| (.+) \|$/gm)].map(([, name, behaviour, source, marks]) => {
  const [, mark, part = null] = /^(\w+)(?:; (.+) inferred)?$/.exec(marks) ?? [];
  return [name, { behaviour, source, mark, part }];
}));

/** What rows name by its own word: operations, scenarios, kinds of faults. */
const named = new Set([...facts.values()].flatMap(({ behaviour }) => [...behaviour.matchAll(/`([^`]+)`/g)].map(([, word]) => word)));

export const isNamed = (word) => named.has(word);

/** How many rows a run in a real org has still to confirm, as the head of FACTS.md says it. */
export function countLine() {
  const rows = [...facts.values()];
  const [documented, seen, inferred] = kinds.map((kind) => rows.filter(({ mark }) => mark === kind).length);
  const parts = rows.filter(({ part }) => part).length;
  return `Rows: ${rows.length}, of them ${documented} documented, ${seen} seen, ${inferred} inferred; ${parts} of the documented and seen have a part that is inferred. To confirm in a real org: ${inferred} rows and ${parts} parts.`;
}

/** The answer of somebody who knows what is so: what a perfect product would say of a world. */
import { expectedWorks, refusedBy } from './judge.mjs';
import { roles } from './causes.mjs';

export function oracleOf(world, truth) {
  const { tags, plan } = world;
  const works = expectedWorks(world, truth)[0];
  const seen = tags.blockers.filter(({ isSeen }) => isSeen);
  const first = () => {
    if (plan.mustFirst) return plan.mustFirst[0];
    return seen.length ? (refusedBy(world).find(({ isSeen }) => isSeen) ?? seen[0]).cause : null;
  };
  const cause = first();
  return {
    works,
    objects: Object.fromEntries(roles.map((role) => [role, { taken: tags.roles[role].right[0] ?? null, offered: [] }])),
    findings: [
      ...seen.map(({ cause: out }) => ({ kind: 'keeps-it-out', cause: out, objects: [], text: '' })), ...tags.risks.map((risk) => ({ kind: 'risk', cause: risk, objects: [], text: '' })),
      ...tags.differs.map((difference) => ({ kind: 'differs', cause: difference, objects: [], text: '' })),
    ],
    first: cause ? { cause, text: '' } : null, checked: 50, calls: 30,
  };
}

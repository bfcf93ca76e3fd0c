/** Compares what is said of an org with what is so; README.md says what is right. A fault: { kind, about, text }. */
import { causes, kinds, roles } from './causes.mjs';

/** Risks of which the generator knows that an org without their tag has none. */
const certain = [
  'certificate-ends-soon', 'certificate-expired', 'certificate-not-yet-valid', 'assignment-ends-soon', 'psl-missing', 'psl-ended', 'psl-ends-soon', 'license-cannot-hold', 'package-license-ended',
  'user-too-powerful', 'any-client', 'other-flow', 'named-user-jwt', 'api-limit-near', 'org-other', 'consumer-key-other', 'username-other',
];

/** Where tags and experiment contradict each other, the generator is wrong. */
export function contradictions({ tags }, truth) {
  const faults = [];
  const hoped = tags.blockers.length === 0;
  if (hoped !== truth.works) faults.push({ kind: 'generator', about: 'works', text: `the tags say ${hoped} (${tags.blockers.map(({ name }) => name)}), the experiment ${truth.works} (${truth.error})` });
  else if (!hoped && !tags.blockers.some(({ at }) => at.includes(truth.place))) faults.push({ kind: 'generator', about: 'place', text: `the tags say ${tags.blockers.flatMap(({ at }) => at)}, the experiment ${truth.place} (${truth.error})` });
  return faults;
}

/** The other side's attempts of which the org's history knows, since the last change. */
const seenSince = ({ attempts, changed }) => attempts.filter(({ at, hasRow }) => hasRow && at > changed);

/** Whether it asks which object is meant, where nothing tells: what follows from the choice may wait then. */
function isAsking({ tags }, { objects = {} }) {
  return roles.some((role) => {
    const { taken = null, offered = [] } = objects[role] ?? {};
    return !tags.roles[role].isClear && !taken && offered.some((id) => tags.roles[role].right.includes(id));
  });
}

/** What may be said to the question whether it works. */
export function expectedWorks(world, truth) {
  const { tags, shown } = world;
  const last = seenSince(world).at(-1);
  const isShownRefused = shown && shown.status !== 200;
  if (truth.works) {
    if (tags.isNarrow || !last?.granted) return ['cannot-tell', 'yes'];
    return ['yes'];
  }
  const isKnown = tags.blockers.some(({ isSeen }) => isSeen) || (last && !last.granted) || isShownRefused;
  // What cannot be seen must not be guessed; where less may be read, less is known.
  return isKnown && !tags.isNarrow ? ['no'] : ['no', 'cannot-tell'];
}

const allowedOut = ({ tags }) => new Set(tags.blockers.flatMap(({ cause, alike, follows }) => [cause, ...alike, ...follows]));
const names = ({ cause, alike }) => [cause, ...alike];

function judgeObjects({ tags }, { objects = {} }, counters) {
  const faults = [];
  for (const role of roles) {
    const { right, isClear, isLenient } = tags.roles[role];
    const { taken = null, offered = [] } = objects[role] ?? {};
    if (isLenient || tags.isNarrow) continue;
    counters.roles += 1;
    const fault = (kind) => faults.push({ kind, about: role, text: `taken ${taken}, offered ${offered}, right ${right}` });
    if (taken && !right.includes(taken)) fault(right.length ? 'a wrong object taken' : 'taken, though there is none');
    else if (!taken && right.length && !offered.length) fault('said to be missing');
    else if (!taken && right.length && !offered.some((id) => right.includes(id))) fault('the right one is not among those offered');
    if (isClear && right.length) {
      counters.clear += 1;
      counters.asked += Number(!taken && offered.length > 0);
    }
  }
  return faults;
}

/** The blockers that the refusals which can be seen come from; all of them where none is seen. */
export function refusedBy(world) {
  const { tags, test, testPlace, shown } = world;
  const last = seenSince(world).at(-1);
  const places = [last && !last.granted ? last.place : null, test && !test.granted ? testPlace : null, shown && shown.status !== 200 ? shown.place : null].filter(Boolean);
  const fitting = tags.blockers.filter(({ at }) => at.some((place) => places.includes(place)));
  return fitting.length ? fitting : tags.blockers;
}

function judgeFirst(world, truth, answer) {
  const { works, first } = answer;
  const { tags, plan: { mustFirst, never } } = world;
  const fault = (kind) => [{ kind, about: 'first', text: `${first?.cause ?? 'none'} in place of ${refusedBy(world).map(({ cause }) => cause)}: ${first?.text ?? ''}` }];
  if (never?.includes(first?.cause)) return fault('first, and must never be blamed');
  if (mustFirst) return mustFirst.includes(first?.cause ?? null) ? [] : fault('a wrong first cause');
  if (truth.works) return first && (works === 'no' || !tags.risks.includes(first.cause)) ? fault('mends what works') : [];
  const seen = tags.blockers.filter(({ isSeen }) => isSeen);
  if (!first) return seen.length && !tags.isNarrow && !isAsking(world, answer) ? fault('no first cause') : [];
  if (refusedBy(world).some((blocker) => names(blocker).includes(first.cause))) return [];
  if (!seen.length && [...tags.risks, ...tags.may, ...tags.differs].includes(first.cause)) return [];
  return fault('a wrong first cause');
}

function judgeFindings(world, truth, answer) {
  const { findings } = answer;
  const { tags } = world;
  const faults = [];
  const allowed = allowedOut(world);
  const said = (kind) => findings.filter((finding) => finding.kind === kind);
  for (const { kind, cause, text } of findings) {
    const fault = (words) => faults.push({ kind: words, about: cause, text });
    if (!kinds.includes(kind) || (!causes[cause] && !/^other:/.test(cause))) fault('interface: no such kind or cause');
    if (kind === 'keeps-it-out' && truth.works) fault('keeps it out, said of what works');
    else if (kind === 'keeps-it-out' && causes[cause] && !allowed.has(cause)) fault('keeps it out, and does not');
    if (kind === 'keeps-it-out' && world.plan.never?.includes(cause)) fault('blamed, and must never be');
    if (kind === 'risk' && certain.includes(cause) && ![...tags.risks, ...tags.may].includes(cause) && !allowed.has(cause)) fault('a risk that is none');
  }
  if (tags.isNarrow || isAsking(world, answer)) return faults;
  for (const blocker of tags.blockers.filter(({ isSeen }) => isSeen)) {
    if (!said('keeps-it-out').some(({ cause }) => names(blocker).includes(cause))) faults.push({ kind: 'what keeps it out goes unnamed', about: blocker.cause, text: `change ${blocker.name}` });
  }
  for (const risk of new Set(tags.risks)) {
    if (![...said('risk'), ...said('keeps-it-out')].some(({ cause }) => cause === risk)) faults.push({ kind: 'a risk goes unnamed', about: risk, text: '' });
  }
  return faults;
}

/** Adds to `counters` (newCounters) and answers the faults of one org. */
export function judge(world, truth, said, counters) {
  if (said.panicked) return [{ kind: 'panicked', about: '', text: '' }];
  const answer = { findings: [], objects: {}, first: null, checked: 0, calls: 0, ...said };
  const right = isAsking(world, answer) ? [...expectedWorks(world, truth), 'cannot-tell'] : expectedWorks(world, truth);
  const agrees = right.includes(answer.works);
  const first = judgeFirst(world, truth, answer);
  counters.agreement += Number(agrees);
  counters.withCause += Number(!truth.works);
  counters.first += Number(!truth.works && !first.length);
  counters.calls += answer.calls;
  counters.words[answer.works] = (counters.words[answer.works] ?? 0) + 1;
  if (!world.tags.isNarrow) {
    counters.checked += answer.checked;
    counters.couldNotCheck += answer.findings.filter(({ kind }) => kind === 'could-not-check').length;
  }
  return [
    ...(agrees ? [] : [{ kind: `works: ${answer.works}, not ${right.join(' or ')}`, about: truth.works ? 'works' : world.tags.blockers.map(({ cause }) => cause).join(), text: truth.error ?? '' }]),
    ...judgeObjects(world, answer, counters), ...first, ...judgeFindings(world, truth, answer),
  ];
}

export const newCounters = () => ({ tried: 0, works: 0, agreement: 0, roles: 0, clear: 0, asked: 0, withCause: 0, first: 0, checked: 0, couldNotCheck: 0, calls: 0, words: {} });

/** What the counters miss of the bar, in words. */
export function belowTheBar(counters) {
  const share = (part, whole) => (whole ? part / whole : 1);
  const below = [];
  const require = (holds, text) => { if (!holds) below.push({ kind: 'bar', about: text, text: '' }); };
  require(share(counters.first, counters.withCause) >= 0.97, `first cause right in ${(share(counters.first, counters.withCause) * 100).toFixed(1)} %, 97 wanted`);
  require(counters.couldNotCheck <= 0.05 * counters.checked, `could not check ${counters.couldNotCheck} of ${counters.checked}, 5 % at most`);
  require(counters.asked <= 0.1 * counters.clear, `asked ${counters.asked} times of ${counters.clear} in which the winner is clear, 10 % at most`);
  return below;
}

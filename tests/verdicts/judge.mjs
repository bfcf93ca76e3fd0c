/** Compares what is said of an org with what is so. */
import { bullets, bulletsOf, proof } from './bullets.mjs';
import { brokenBy, changes } from './plan.mjs';
import { surroundings } from './surroundings.mjs';

/** What the changes of a plan mean for a login and for the class; undefined where nobody can say. */
export function expected(plan) {
  const made = plan.changes.map((name) => changes[name]);
  const has = (property, value) => made.some((change) => change[property] === value);
  if (made.some(({ unsure }) => unsure)) return {};
  const isApproved = has('permits', 'approval') || isApprovedByOther(plan);
  const stops = made.map(({ stops: why }) => why).filter(Boolean).filter((why) => !(why === 'approval' && isApproved));
  const granted = stops.length === 0;
  const set = !has('closes', 'set');
  const api = !has('closes', 'api of the profile') || (set && !has('closes', 'api of the set'));
  const mayRun = (set && !has('closes', 'class')) || has('permits', 'class');
  return { granted, answers: granted && set && api && !has('closes', 'rest') && !has('closes', 'package') && mayRun };
}

/** The app approves another permission set too, and the user holds that one. */
function isApprovedByOther(plan) {
  return plan.changes.includes('app-set-surplus') && plan.surroundings.includes('user-holds-another-set');
}

/** Where tags and experiment contradict each other, the generator is wrong. */
export function contradictions(plan, truth) {
  const hoped = expected(plan);
  return ['granted', 'answers'].filter((what) => hoped[what] !== undefined && hoped[what] !== truth[what])
    .map((what) => ({ kind: 'generator', check: what, text: `the tags say ${hoped[what]}, the experiment ${truth[what]} (${truth.error})` }));
}

function judgeProof(plan, finding, truth) {
  const fault = (kind) => [{ kind, check: proof, text: finding.text }];
  if (finding.kind === 'met') {
    if (!truth.since.some(({ granted }) => granted)) return fault('false OK: no login through this app since its last change');
    if (!truth.lastSince.granted) return fault('false OK: the last login was refused');
    const why = [...new Set(plan.changes.map((name) => changes[name].stops).filter(Boolean))].sort().join(', ');
    // What the app holds by mistake is the certificate of the key that the other side has.
    const isOfTheirs = why === 'certificate' && plan.changes.includes('certificate-other') && plan.history.wrongKey;
    if (!truth.granted && !isOfTheirs) return fault(`false OK: the login is refused now (${why}), for something changed after the last one`);
  }
  // Where the last attempt was refused, the other side has something to do.
  if (finding.kind === 'differs' && truth.granted && truth.lastSince?.granted !== false) return fault('false blame: the login works');
  return [];
}

/** The checks of which an org of this plan leaves a doubt, by what the page says. */
const doubtsOf = (plan) => [...plan.changes.map((name) => changes[name]), ...plan.surroundings.map((name) => surroundings[name])].flatMap(({ doubt = [] }) => doubt);

/** What a verdict must also say, or may not say, beside its kind. */
function judgeWords(plan, truth, byCheck) {
  const faults = [];
  const valid = byCheck.get('app.certificate-valid');
  if (plan.surroundings.includes('certificate-ends-soon') && valid?.kind === 'met' && !/\b\d+ days?\b|tomorrow|\d{4}-\d\d-\d\d/.test(valid.text)) faults.push({ kind: 'OK without a word of the end', check: valid.check, text: valid.text });
  const key = byCheck.get('app.consumer-key');
  if (key?.kind === 'met' && truth.key && !key.text.includes(truth.key.slice(0, 12))) faults.push({ kind: "false OK: not this app's consumer key", check: key.check, text: key.text });
  if (plan.changes.includes('policies-default') && truth.attempts === 0 && !truth.isBlurred) {
    for (const check of ['app.permitted-users', 'app.refresh-token-policy', 'app.start-page', 'app.permission-set']) {
      const found = byCheck.get(check);
      if (found?.kind === 'differs' && !found.missing) faults.push({ kind: 'needs a change, though it is to do: defaults that nobody tried', check, text: found.text });
    }
  }
  return faults;
}

/** Faults of the verdicts: { kind, check, bullet, text }. */
export function judge(plan, truth, { findings, panicked, calls }, { isNarrow }) {
  if (panicked) return [{ kind: 'panicked', check: '', text: 'no findings' }];
  const broken = brokenBy(plan);
  const maybe = new Set([...broken, ...plan.changes.flatMap((name) => changes[name].maybe ?? []), ...plan.surroundings.flatMap((name) => surroundings[name].maybe ?? [])]);
  const faults = [];
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]));
  for (const bullet of broken) {
    const known = bullets[bullet].checks.map((check) => byCheck.get(check)).filter(Boolean);
    if (!known.length) faults.push({ kind: 'table: no such check', check: bullets[bullet].checks.join(), bullet, text: '' });
    else if (known.every(({ kind }) => kind === 'met')) faults.push({ kind: 'false OK', check: bullets[bullet].checks[0], bullet, text: known.map(({ text }) => text).join('; ') });
  }
  for (const finding of findings) {
    const doubts = finding.kind === 'unknown' && !finding.waits && !isNarrow;
    if (finding.check === proof) {
      faults.push(...judgeProof(plan, finding, truth));
      if (doubts && truth.granted && truth.lastSince?.granted && !truth.isBlurred) faults.push({ kind: 'could not check what is clear', check: proof, text: finding.text });
    } else if (doubts && !doubtsOf(plan).includes(finding.check)) faults.push({ kind: 'could not check what can be read', check: finding.check, text: finding.text });
    else if (finding.kind === 'differs') {
      if (!bulletsOf(finding.check)) faults.push({ kind: 'table: a check that it does not know', check: finding.check, text: finding.text });
      const own = bulletsOf(finding.check) ?? findings.filter(({ step }) => step === finding.step).flatMap(({ check }) => bulletsOf(check) ?? []);
      if (own.some((bullet) => maybe.has(bullet))) continue;
      faults.push({ kind: 'false blame', check: finding.check, text: finding.text });
    }
  }
  if (!isNarrow && findings.every(({ kind }) => kind === 'met')) {
    if (!truth.granted) faults.push({ kind: 'false OK: all of it, though the login is refused', check: '', text: truth.error });
    else if (!truth.answers) faults.push({ kind: 'false OK: all of it, though the class does not answer', check: '', text: 'the token is given' });
  }
  faults.push(...judgeWords(plan, truth, byCheck));
  // Measured on orgs without a crowd: thirty for one that is set up.
  if (calls > 60) faults.push({ kind: 'too many requests', check: '', text: `${calls} requests` });
  return faults;
}

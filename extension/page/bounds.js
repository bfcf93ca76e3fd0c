// How much of a page is looked at, and for how long: a page may hold anything, and while
// the agent works its tab stands still. What is cut is never taken for what is whole.

// A usual look takes some five milliseconds, one at the largest page of Setup that we know fifty,
// and both many times that on a machine that has much else to do.
const TIME_AT_MOST_MS = 2500;
// Whoever comes after others of the same batch of looks has at least so long.
const TIME_AT_LEAST_MS = 100;
const BETWEEN_BATCHES_MS = 400;
// The clock is asked once in so many steps.
const STEPS_BETWEEN = 100;

// Stands in place of a name of which there is more than any name has: no words are like it.
const CUT = '\u2026\u2063\u2026';
const ATTRIBUTE_AT_MOST = 2000;

class TooMuch extends Error {}

let endsAt = Infinity;
let stepsLeft = STEPS_BETWEEN;

// Counts steps of work within a look, and ends the look when its time is over.
function spend(steps = 1) {
  stepsLeft -= steps;
  if (stepsLeft <= 0) {
    stepsLeft = STEPS_BETWEEN;
    if (performance.now() > endsAt) {
      throw new TooMuch('the page holds more than can be looked at');
    }
  }
}

// Frames of one origin share a thread, so they share the time of a batch of looks; the
// account is kept in this world of the outermost of them, where no page sees it.
function account() {
  let view = window;
  while (view !== window.top) {
    try {
      void view.parent.location.pathname;
    } catch {
      break;
    }
    view = view.parent;
  }
  if (!Object.hasOwn(view, 'guidepostSpent')) {
    view.guidepostSpent = { ms: 0, until: 0, batch: 0 };
  }
  return view.guidepostSpent;
}

// Does some work within the time that is left for it; throws `TooMuch` where that is not enough.
function bounded(work, timeMs = TIME_AT_MOST_MS) {
  if (endsAt !== Infinity) {
    return work();
  }
  endsAt = performance.now() + timeMs;
  try {
    return work();
  } finally {
    endsAt = Infinity;
  }
}

// The last batch in which this frame was looked at to the end.
let lastWhole = -1;

// The same for a look at one of several frames, which together take no longer than one.
// A batch comes to each frame once: the second look at a frame is of the next batch,
// however soon it follows. What was not read to the end is not hurried to again.
function boundedWithOthers(work) {
  const spent = account();
  const now = () => performance.timeOrigin + performance.now();
  const begun = now();
  if (begun - spent.until > BETWEEN_BATCHES_MS || lastWhole === spent.batch) {
    spent.ms = 0;
    spent.batch += 1;
  }
  const { batch } = spent;
  try {
    const came = bounded(work, Math.max(TIME_AT_LEAST_MS, TIME_AT_MOST_MS - spent.ms));
    lastWhole = batch;
    return came;
  } finally {
    spent.until = now();
    spent.ms += spent.until - begun;
  }
}

// The words of an attribute, without the last where that may be half of one.
function tokensOf(element, attribute) {
  const text = attributeOf(element, attribute) ?? '';
  const tokens = text.slice(0, ATTRIBUTE_AT_MOST).split(/\s+/u);
  return (text.length > ATTRIBUTE_AT_MOST ? tokens.slice(0, -1) : tokens).filter(Boolean);
}

// Without the characters at both ends that a test finds; a pattern that looks for an end
// would try each of them anew.
function strippedOf(text, isStripped, { start = true } = {}) {
  let [from, to] = [0, text.length];
  while (start && from < to && isStripped(text[from])) {
    from += 1;
  }
  while (to > from && isStripped(text[to - 1])) {
    to -= 1;
  }
  return text.slice(from, to);
}

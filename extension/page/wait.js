// Waiting for the page.

// How long a page must be still before what it shows counts as its first
// answer: a text is judged at once, a choice may bring up a dialog. What a page
// thinks of later is seen when every fill had its moment.
const STILL_MS = 40;
const STILL_AFTER_TEXT_MS = 4;
// What a page finds for a text may come from several places: one offer is the only one when no
// other has come for so long.
const ALONE_MS = 400;
const STILL_AT_MOST_MS = 1500;

// How long after a fill a page may still think better of it, before it is said to
// hold; what comes later a look while the form is open finds. A value that is put
// back as a property changes nothing that an observer sees, so that only a look
// after that time is a proof.
const MOMENT_MS = 350;
let lastFilled = -MOMENT_MS;

function watching(element, onChange) {
  const observer = new MutationObserver(onChange);
  for (const root of rootsAround(element)) {
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  return observer;
}

// A page that changes without end is looked at for a fifth of the time at most.
const REST_TIMES = 4;

function until(element, isTrue, deadlineMs) {
  // What was looked at may be drawn anew, half of it gone, between two looks.
  const holds = () => {
    try {
      return bounded(isTrue);
    } catch {
      return false;
    }
  };
  return new Promise((resolve) => {
    if (holds()) {
      resolve(true);
      return;
    }
    const finish = (result) => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(later);
      resolve(result);
    };
    let [notBefore, later] = [0, null];
    const look = () => {
      clearTimeout(later);
      later = null;
      const begun = performance.now();
      if (holds()) {
        finish(true);
      }
      notBefore = performance.now() + REST_TIMES * (performance.now() - begun);
    };
    const changed = () => {
      const left = notBefore - performance.now();
      if (left <= 0) {
        look();
      } else {
        later ??= setTimeout(look, left);
      }
    };
    const observer = watching(element, changed);
    const timer = setTimeout(() => finish(holds()), deadlineMs);
  });
}

// Resolves when the page has been still for a moment: components answer an
// event in later microtasks and frames, and some undo what was put in.
function stillness(element, stillMs = STILL_MS) {
  return new Promise((resolve) => {
    const finish = () => {
      observer.disconnect();
      clearTimeout(quiet);
      clearTimeout(limit);
      resolve();
    };
    let quiet = setTimeout(finish, stillMs);
    const limit = setTimeout(finish, STILL_AT_MOST_MS);
    const observer = watching(element, () => {
      clearTimeout(quiet);
      quiet = setTimeout(finish, stillMs);
    });
  });
}

// Resolves when every fill had its moment, and the page has been still since.
async function afterFills() {
  const left = lastFilled + MOMENT_MS - performance.now();
  if (left > 0) {
    await new Promise((resolve) => { setTimeout(resolve, left); });
    await stillness(document.documentElement, STILL_AFTER_TEXT_MS);
  }
}

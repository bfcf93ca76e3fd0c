// Waiting for the page.

// How long a page must be still before what it shows counts as its answer.
const STILL_MS = 120;
const STILL_AT_MOST_MS = 1500;

function watching(element, onChange) {
  const observer = new MutationObserver(onChange);
  for (const root of rootsAround(element)) {
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  return observer;
}

function until(element, holds, deadlineMs) {
  return new Promise((resolve) => {
    if (holds()) {
      resolve(true);
      return;
    }
    const finish = (result) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(result);
    };
    const observer = watching(element, () => holds() && finish(true));
    const timer = setTimeout(() => finish(holds()), deadlineMs);
  });
}

// Resolves when the page has been still for a moment: components answer an
// event in later microtasks and frames, and some undo what was put in.
function stillness(element) {
  return new Promise((resolve) => {
    const finish = () => {
      observer.disconnect();
      clearTimeout(quiet);
      clearTimeout(limit);
      resolve();
    };
    let quiet = setTimeout(finish, STILL_MS);
    const limit = setTimeout(finish, STILL_AT_MOST_MS);
    const observer = watching(element, () => {
      clearTimeout(quiet);
      quiet = setTimeout(finish, STILL_MS);
    });
  });
}

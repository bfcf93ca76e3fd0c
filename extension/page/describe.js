// `describe` and `read`.

const GROUP = new Set(['group', 'region', 'dialog', 'alertdialog', 'tabpanel', 'radiogroup', 'form']);

// The largest page of Setup that we know, an edit page of system permissions,
// has some 8,000 elements and 600 controls.
const ELEMENTS_AT_MOST = 100_000;
const SIZE_AT_MOST = 6_000_000;
const GROUPS_AT_MOST = 20;
const HEADINGS_AT_MOST = 2000;
const FRAMES_AT_MOST = 1000;
// No browser's address bar and no server of Salesforce's takes a longer address.
const ADDRESS_AT_MOST = 16_000;
const LANG_AT_MOST = 40;

// What the caller told about this site's pages with the latest `describe`.
let marks = marksWith({ never_describe: [], never_read: [], titles: [], page_errors: [], toasts: [], field_errors: [], loading: [] });

// Each look brings the same; to spell some hundred words anew takes longer than to see that.
let marksTold = '';

function takeMarks(told) {
  const text = JSON.stringify(told);
  if (text !== marksTold) {
    marks = marksWith(told);
    marksTold = text;
  }
}

// One look at an element tells whether any of several selectors is worth a closer one.
function marksWith(told) {
  const { page_errors: pageErrors, toasts, field_errors: fieldErrors, outputs = [], loading = [], titles = [], all_words: allWords = [], yes_words: yesWords = [], no_words: noWords = [], clipboard = [] } = told;
  const anyOf = (selectors) => selectors.join() || ':not(*)';
  return {
    ...told,
    outputs,
    secrets: secretWords(told.never_read),
    asked: askedFor(told.asked),
    titles,
    all_words: allWords,
    yes_words: yesWords,
    no_words: noWords,
    clipboard,
    anyTitle: anyOf(titles),
    any: anyOf([...pageErrors, ...toasts, ...fieldErrors, ...loading]),
    anyLoading: anyOf(loading),
    anyFieldError: anyOf(fieldErrors),
    anyAnswer: anyOf(['dialog', '[role*="dialog" i]', ...fieldErrors]),
    anyOutput: anyOf(outputs.map(({ value }) => value)),
  };
}

function globMatches(pattern, text) {
  const parts = pattern.toLowerCase().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(text.toLowerCase());
}

// A frame without an address of its own, as one made by `srcdoc`, is part of
// the page around it.
function isNeverDescribed() {
  let view = window;
  for (;;) {
    const { pathname, search } = view.location;
    if (marks.never_describe.some((pattern) => globMatches(pattern, pathname + search))) {
      return true;
    }
    if (view === window.top) {
      return false;
    }
    view = view.parent;
    try {
      void view.location.pathname;
    } catch {
      return false;
    }
  }
}

function isFrameShown() {
  if (window === window.top) {
    return true;
  }
  let frame = null;
  try {
    frame = window.frameElement;
  } catch {
    // A frame of another origin may not look at its parent; its size still tells.
  }
  return frame ? isFrameElementShown(frame) : window.innerWidth > 0 && window.innerHeight > 0;
}

// Setup keeps the frames of pages that were left; they are hidden in one of several ways.
function isFrameElementShown(frame) {
  return isShown(frame) && attributeOf(frame, 'aria-hidden') !== 'true';
}

function opensDialog(element, role) {
  return localNameOf(element) === 'dialog' || DIALOG.has(role);
}

function opensGroup(element, role) {
  return GROUP.has(role) || element instanceof HTMLFieldSetElement
    || (localNameOf(element) === 'section' && hasAttribute(element, 'aria-label'));
}

// Where the elements within one stand: the named groups around them, the table row,
// and the dialog that asks something before them.
function placeWithin(element, role, around) {
  let here = around;
  if (opensDialog(element, role)) {
    here = { ...here, dialog: element, groups: [] };
  }
  if (!here.isBehind && isOutOfReach(element)) {
    here = { ...here, isBehind: true };
  }
  if (localNameOf(element) === 'tr' || role === 'row') {
    here = { ...here, row: element };
  }
  if (opensGroup(element, role)) {
    const name = groupName(element);
    here = name && here.groups.length < GROUPS_AT_MOST ? { ...here, groups: [...here.groups, name] } : here;
  }
  return here;
}

function isWorthless(element, name) {
  return WORDLESS.has(name) || (name === 'div' && isOwnHost(element));
}

const PAINTED = { visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true };

// What is at work by itself does not keep a person from the rest of the page.
const BY_ITSELF = 'button, [role="button"], aside, [role="complementary"]';

// Whether what says that it is on its way is before a person's eyes. A spinner has a
// width and no height; its dots are drawn around it.
function isSeenToLoad(element) {
  const { left, top, width, height } = boxOf(element);
  const [x, y] = [left + width / 2, top + height / 2];
  if (!checkVisibility(element, PAINTED) || width + height === 0 || x < 0 || y < 0 || x > window.innerWidth || y > window.innerHeight) {
    return false;
  }
  for (let at = element; at && at !== pageBody() && at !== pageElement(); at = renderedParent(at)) {
    spend(5);
    const box = boxOf(at);
    const isCut = clips(at) && (box.width === 0 || box.height === 0 || sideOf({ left: x, right: x, top: y, bottom: y }, box) !== null);
    if (isCut || matches(at, BY_ITSELF) || getComputedStyle(at).clipPath !== 'none') {
      return false;
    }
  }
  return true;
}

function noteMessages(element, found, notes) {
  if (!matches(element, marks.any) || !checkVisibility(element)) {
    return;
  }
  if (isFieldError(element)) {
    notes.noteError(element);
  }
  found.loading ||= matches(element, marks.anyLoading) && isSeenToLoad(element);
  for (const [list, selectors] of [[found.errors, marks.page_errors], [found.toasts, marks.toasts]]) {
    const words = list.length < ERRORS_AT_MOST && matchesAny(element, selectors) ? unsecret(errorWords(element)) : '';
    if (words && !list.includes(words)) {
      list.push(words);
    }
  }
}

// The words of what names the record, by the selector that it fits.
function noteTitle(element, inDialog, titles) {
  if (inDialog || !matches(element, marks.anyTitle) || !checkVisibility(element, VISIBLE)) {
    return;
  }
  const selector = marks.titles.findIndex((candidate) => matches(element, candidate));
  const known = titles.get(selector) ?? [];
  const words = known.length < ERRORS_AT_MOST ? wordsOf(element) : '';
  if (words) {
    titles.set(selector, [...known, clipped(words)]);
  }
}

// What is a form of its own, and what else ends how far a heading reaches: a form may be
// drawn as several cards.
const OWN_FORM = 'form, aside, dialog, [role="form"], [role="dialog"], [role="complementary"], [role="search"]';
const BORDER = `${OWN_FORM}, article, [role="article"]`;

// Where controls part: for each, from the outermost, the elements that hold others beside
// it, by numbers, and those that are a thing of their own.
function forksOf(elements, outers) {
  const held = new Map();
  for (const element of elements) {
    for (let at = element; at; at = outers.get(at)) {
      spend();
      held.set(at, (held.get(at) ?? 0) + 1);
    }
  }
  const numbers = new Map();
  const borders = new Set();
  const forks = new Map();
  const isOwnForm = (at) => matches(at, OWN_FORM);
  for (const element of elements) {
    const around = [];
    let before = held.get(element);
    for (let at = outers.get(element); at; at = outers.get(at)) {
      spend();
      const isBorder = once(isOwnForm, at);
      if (held.get(at) > before || isBorder) {
        if (!numbers.has(at)) {
          numbers.set(at, numbers.size + 1);
        }
        around.push(numbers.get(at));
        if (isBorder) {
          borders.add(numbers.get(at));
        }
      }
      before = held.get(at);
    }
    forks.set(element, around.reverse());
  }
  return { forks, borders: [...borders] };
}

// Walks the rendered tree and describes what it finds; null where that is more
// than any page of Setup has. Half of such a page would say of a field that it
// is the only one of its name, and of another that it is not there.
function survey() {
  const found = { loading: isBeingLoaded(), controls: [], record_titles: [], headings: [], errors: [], toasts: [], frames: [] };
  const candidates = [];
  const dialogs = [];
  const labels = [];
  const notes = errorNotes();
  const titles = new Map();
  const outers = new Map();
  const headings = headingNotes(outers);
  const enter = (element, around) => {
    const name = localNameOf(element);
    if (isWorthless(element, name)) {
      return false;
    }
    notes.note(element, around.element);
    outers.set(element, around.element);
    noteMessages(element, found, notes);
    const role = roleOf(element);
    if (opensDialog(element, role)) {
      dialogs.push(element);
    }
    const here = placeWithin(element, role, around);
    const inDialog = here.dialog !== null;
    headings.note(element, role, here.dialog);
    noteTitle(element, inDialog, titles);
    const kind = kindOf(element, inDialog);
    if (kind || matches(element, marks.anyOutput)) {
      candidates.push({ element, kind, place: here, order: headings.reached() });
    }
    if (element instanceof HTMLLabelElement) {
      labels.push(element);
    }
    if (name === 'iframe') {
      found.frames.push({ name: clipped(attributeOf(element, 'name') ?? ''), visible: isFrameElementShown(element) });
    }
    return name !== 'select' && { ...here, element };
  };
  const body = pageBody();
  const around = { element: null, dialog: null, isBehind: false, row: null, groups: [] };
  const isWhole = !body || walk(pageElement(), (at, place) => (at === body || place.element ? enter(at, place) : false),
    { around, limit: ELEMENTS_AT_MOST });
  rememberLabels(labels);
  dialogsSeen = dialogs.filter(isShown);
  found.record_titles = titles.get(Math.min(...titles.keys())) ?? [];
  const { forks, borders } = forksOf(candidates.filter(({ kind }) => kind && kind !== 'link').map(({ element }) => element), outers);
  found.borders = borders;
  found.headings = headings.words();
  headings.close(candidates.filter(({ kind }) => !PRESSED.has(kind)).map(({ element }) => element));
  const controls = isWhole ? described(candidates, { errors: notes.byField(), forks, headings }) : null;
  return controls && found.headings.length <= HEADINGS_AT_MOST && found.frames.length <= FRAMES_AT_MOST ? { ...found, controls } : null;
}

// Menus not opened hold hundreds of links and buttons nobody can press.
function described(candidates, { errors, forks, headings }) {
  const rows = new Map([[null, '']]);
  const controls = [];
  let left = SIZE_AT_MOST;
  for (const { element, kind, place, order } of candidates) {
    spend(10);
    if (['link', 'button'].includes(kind) && !isShown(element)) {
      continue;
    }
    if (!rows.has(place.row)) {
      rows.set(place.row, wordsOfRow(place.row));
    }
    const { dialog, isBehind: behind } = place;
    const section = [...headings.over(element, order, dialog), ...place.groups];
    const control = kind
      ? seen(element, kind, { section, inDialog: dialog !== null, errors, row: rows.get(place.row), column: columnOf(element, place.row), isBehind: behind, forks: forks.get(element) })
      : outputOf(element, section);
    left -= control ? sizeOf(control) : 0;
    if (left < 0) {
      return null;
    }
    if (control) {
      controls.push(control);
    }
  }
  return controls;
}

// About how many characters a control takes on the wire.
function sizeOf({ section, options, value, name, row, column = '', error, ids, forks = [] }) {
  const texts = [...section, name, row, column, value?.text ?? '', error ?? '', ...Object.values(ids).map((text) => text ?? '')];
  return 300 + 60 * options.length + 8 * forks.length + [...texts, ...options.map(({ text }) => text)].reduce((sum, text) => sum + text.length, 0);
}

// The survey; null where it would take longer than a tab may stand still.
function surveyedInTime() {
  try {
    return boundedWithOthers(() => remembering(survey));
  } catch (error) {
    if (error instanceof TooMuch) {
      return null;
    }
    throw error;
  }
}

async function describe(command) {
  takeMarks(command.marks);
  if (command.after_fills) {
    await afterFills();
  }
  const isLong = location.pathname.length + location.search.length > ADDRESS_AT_MOST;
  const frame = {
    reply: 'described',
    host: location.host,
    path: isLong ? '' : location.pathname,
    query: isLong ? '' : location.search,
    lang: clipped(attributeOf(pageElement(), 'lang') ?? '', LANG_AT_MOST),
    frame_name: clipped(window.name),
    top: window === window.top,
    visible: isFrameShown(),
    withheld: isNeverDescribed(),
    too_large: false,
    loading: false,
    title: '',
    record_titles: [],
    headings: [],
    borders: [],
    controls: [],
    errors: [],
    toasts: [],
    frames: [],
  };
  if (frame.withheld) {
    return frame;
  }
  const surveyed = isLong ? null : surveyedInTime();
  return surveyed ? { ...frame, title: clipped(pageTitle()), ...surveyed } : { ...frame, too_large: true };
}

function placeOf(element) {
  return { ...standsIn(element), errors: errorsByField() };
}

function standsIn(element) {
  const section = [];
  let inDialog = false;
  for (let at = renderedParent(element); at; at = renderedParent(at)) {
    const role = roleOf(at);
    inDialog ||= opensDialog(at, role);
    if (opensGroup(at, role) && section.length < GROUPS_AT_MOST) {
      const name = groupName(at);
      if (name) {
        section.unshift(name);
      }
    }
  }
  return { section, inDialog };
}

function read(command) {
  const element = isNeverDescribed() ? null : elementOf(command.handle);
  if (!element) {
    return { reply: 'read', control: null };
  }
  const place = placeOf(element);
  return { reply: 'read', control: seen(element, kindOf(element, place.inDialog), place) };
}

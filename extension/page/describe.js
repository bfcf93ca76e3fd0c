// `describe` and `read`.

const GROUP = new Set(['group', 'region', 'dialog', 'alertdialog', 'tabpanel', 'radiogroup', 'form']);

// What the caller told about this site's pages with the latest `describe`.
let marks = { never_describe: [], never_read: [], page_errors: [], toasts: [], field_errors: [], outputs: [] };

function globMatches(pattern, text) {
  const parts = pattern.toLowerCase().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(text.toLowerCase());
}

function isNeverDescribed() {
  return marks.never_describe.some((pattern) => globMatches(pattern, location.pathname + location.search));
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
  return isShown(frame) && frame.getAttribute('aria-hidden') !== 'true';
}

function headingLevel(element) {
  if (element.getAttribute('role') === 'heading') {
    return Number(element.getAttribute('aria-level')) || 2;
  }
  return /^H[1-6]$/u.test(element.tagName) ? Number(element.tagName[1]) : 0;
}

// Walks the rendered tree once, carrying the headings and named groups that a
// control stands under.
function survey() {
  const found = { controls: [], headings: [], errors: [], toasts: [], frames: [] };
  const errors = errorsByField();
  const look = (element, around) => {
    if (OWN_HOSTS.has(element.localName) || WORDLESS.has(element.tagName.toUpperCase())) {
      return;
    }
    const role = element.getAttribute('role');
    const opensDialog = element.tagName === 'DIALOG' || DIALOG.has(role);
    let here = opensDialog ? { inDialog: true, groups: [], headings: [] } : around;
    const level = headingLevel(element);
    if (level > 0) {
      const words = wordsOf(element);
      if (words && element.checkVisibility()) {
        found.headings.push(words);
        while (here.headings.at(-1)?.level >= level) {
          here.headings.pop();
        }
        here.headings.push({ level, words });
      }
    }
    if (GROUP.has(role) || element instanceof HTMLFieldSetElement || (element.tagName === 'SECTION' && element.hasAttribute('aria-label'))) {
      const name = groupName(element);
      here = name ? { ...here, groups: [...here.groups, name] } : here;
    }
    const kind = kindOf(element, here.inDialog);
    if (kind) {
      const section = [...here.headings.map(({ words }) => words), ...here.groups];
      const control = seen(element, kind, { section, inDialog: here.inDialog, errors });
      // Menus not opened hold hundreds of links and buttons nobody can press.
      if (control.visible || !['link', 'button'].includes(kind)) {
        found.controls.push(control);
      }
    }
    const output = kind ? null : outputOf(element, [...here.headings.map(({ words }) => words), ...here.groups]);
    if (output) {
      found.controls.push(output);
    }
    if (element instanceof HTMLIFrameElement) {
      found.frames.push({ name: element.name, visible: isFrameElementShown(element) });
    }
    for (const [list, selectors] of [[found.errors, marks.page_errors], [found.toasts, marks.toasts]]) {
      if (matchesAny(element, selectors) && element.checkVisibility()) {
        const words = errorWords(element);
        if (words && !list.includes(words)) {
          list.push(words);
        }
      }
    }
    for (const node of renderedNodes(element)) {
      if (node instanceof Element) {
        look(node, here);
      }
    }
  };
  if (document.body) {
    look(document.body, { inDialog: false, groups: [], headings: [] });
  }
  return found;
}

async function describe(command) {
  marks = command.marks;
  if (command.after_fills) {
    await afterFills();
  }
  const frame = {
    reply: 'described',
    host: location.host,
    path: location.pathname,
    query: location.search,
    lang: document.documentElement.lang,
    frame_name: window.name,
    top: window === window.top,
    visible: isFrameShown(),
    withheld: isNeverDescribed(),
    title: '',
    headings: [],
    controls: [],
    errors: [],
    toasts: [],
    frames: [],
  };
  return frame.withheld ? frame : { ...frame, title: document.title, ...survey() };
}

function placeOf(element) {
  const section = [];
  let inDialog = false;
  for (let at = renderedParent(element); at; at = renderedParent(at)) {
    const role = at.getAttribute('role');
    inDialog ||= at.tagName === 'DIALOG' || DIALOG.has(role);
    if (GROUP.has(role) || at instanceof HTMLFieldSetElement) {
      const name = groupName(at);
      if (name) {
        section.unshift(name);
      }
    }
  }
  return { section, inDialog, errors: errorsByField() };
}

function read(command) {
  const element = isNeverDescribed() ? null : elementOf(command.handle);
  if (!element) {
    return { reply: 'read', control: null };
  }
  const place = placeOf(element);
  return { reply: 'read', control: seen(element, kindOf(element, place.inDialog), place) };
}

// The page agent: describes, reads, fills and rings the controls of one frame
// of a Setup page, as the background commands. It decides nothing about
// Salesforce: which control is meant, and whether a fill took, is judged by the
// caller. It never presses a button or follows a link of the page by itself,
// except the mover between the two halves of one list and the opener of one
// list of options.
//
// It runs in the extension's isolated world, injected on demand, and is called
// through `scripting.executeScript`; it listens to no message and to no event
// of the page as a command.

(() => {
  const VERSION = chrome.runtime.getManifest().version;
  const earlier = globalThis.guidepostPage;
  if (earlier?.version === VERSION) {
    return;
  }
  earlier?.({ do: 'clear' });

  // How long a page may take to open a list or to move an entry, and how long
  // it must be still before what it shows counts as its answer.
  const OPEN_MS = 4000;
  const MOVE_MS = 3000;
  const STILL_MS = 120;
  const STILL_AT_MOST_MS = 1500;

  const OWN_HOSTS = new Set(['guidepost-ring', 'guidepost-launcher']);
  const DIALOG = new Set(['dialog', 'alertdialog']);
  const GROUP = new Set(['group', 'region', 'dialog', 'alertdialog', 'tabpanel', 'radiogroup', 'form']);
  const BUTTON_TYPES = new Set(['button', 'submit', 'reset', 'image']);
  const TEXT_TYPES = new Set(['text', 'search', 'url', 'tel', 'number', 'date', 'time', 'datetime-local', 'month', 'week']);
  const WORDLESS = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SVG']);

  // Handles are never reused, not even after the agent was replaced by a newer
  // one, so that an old handle can only be gone and never mean another control.
  let nextHandle = earlier?.nextHandle?.() ?? 1;
  const byHandle = new Map();
  const handles = new WeakMap();

  // What the caller told about this site's pages with the latest `describe`.
  let marks = { never_describe: [], never_read: [], page_errors: [], toasts: [], field_errors: [] };

  function handleOf(element) {
    let handle = handles.get(element);
    if (handle === undefined) {
      handle = nextHandle;
      nextHandle += 1;
      handles.set(element, handle);
      byHandle.set(handle, new WeakRef(element));
    }
    return handle;
  }

  function elementOf(handle) {
    const element = byHandle.get(handle)?.deref();
    return element?.isConnected ? element : null;
  }

  // --- the tree as it is rendered, through open and closed shadow roots ------

  function shadowOf(element) {
    // The browser accepts only HTML elements here and throws for SVG.
    if (!(element instanceof HTMLElement)) {
      return null;
    }
    return globalThis.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? element.openOrClosedShadowRoot ?? null;
  }

  function renderedNodes(element) {
    const root = shadowOf(element);
    if (root) {
      return root.childNodes;
    }
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedNodes();
      if (assigned.length > 0) {
        return assigned;
      }
    }
    return element.childNodes;
  }

  function renderedParent(element) {
    const parent = element.assignedSlot ?? element.parentNode;
    return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  }

  function renderedAncestor(element, accepts) {
    for (let at = element; at; at = renderedParent(at)) {
      if (accepts(at)) {
        return at;
      }
    }
    return null;
  }

  function contains(outer, inner) {
    return renderedAncestor(inner, (at) => at === outer) !== null;
  }

  function collect(element, accepts, found = []) {
    for (const node of renderedNodes(element)) {
      if (node instanceof Element) {
        if (accepts(node)) {
          found.push(node);
        }
        collect(node, accepts, found);
      }
    }
    return found;
  }

  function rootsAround(element) {
    const roots = [document];
    for (let root = element?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
      roots.push(root);
    }
    return roots;
  }

  function matchesAny(element, selectors) {
    return selectors.some((selector) => element.matches(selector));
  }

  // --- words -----------------------------------------------------------------

  function tidy(text) {
    return text.replace(/\s+/gu, ' ').trim();
  }

  function isHiddenFromWords(element) {
    return WORDLESS.has(element.tagName.toUpperCase())
      || element.getAttribute('aria-hidden') === 'true'
      || element.hasAttribute('aria-live')
      || element.getAttribute('role') === 'tooltip'
      || element.hidden === true;
  }

  function wordsOf(element, leavesOut = () => false) {
    const words = [];
    const gather = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        words.push(node.nodeValue);
      } else if (node instanceof HTMLImageElement) {
        words.push(node.alt);
      } else if (node instanceof Element && !isHiddenFromWords(node) && !leavesOut(node)) {
        for (const child of renderedNodes(node)) {
          gather(child);
        }
      }
    };
    for (const child of renderedNodes(element)) {
      gather(child);
    }
    return tidy(words.join(' '));
  }

  function isControl(element) {
    return element.matches('input, select, textarea, button, [role="button"], [role="combobox"], [role="listbox"]');
  }

  function labelWords(element) {
    // A star marks a required field; it and a colon at the end are not part of the name.
    return wordsOf(element, isControl).replace(/^[*\s]+|[*\s:]+$/gu, '');
  }

  function referenced(element, attribute, property) {
    const root = element.getRootNode();
    const named = (element.getAttribute(attribute) ?? '').split(/\s+/u).filter(Boolean)
      .map((id) => root.getElementById?.(id)).filter(Boolean);
    return named.length > 0 ? named : [...(element[property] ?? [])];
  }

  // The order of the accessible name computation (W3C accname 1.2, section 4.3.2).
  function nameOf(element) {
    const labelled = referenced(element, 'aria-labelledby', 'ariaLabelledByElements')
      .map((label) => labelWords(label)).filter(Boolean).join(' ');
    if (labelled) {
      return labelled;
    }
    const spoken = tidy(element.getAttribute('aria-label') ?? '');
    if (spoken) {
      return spoken.replace(/^[*\s]+/u, '');
    }
    const labels = [...(element.labels ?? [])].map(labelWords).filter(Boolean).join(' ');
    if (labels) {
      return labels;
    }
    if (element instanceof HTMLInputElement && BUTTON_TYPES.has(element.type)) {
      return tidy(element.value || element.alt || element.title);
    }
    if (element.matches('button, a, [role="button"], [role="tab"], [role="menuitem"], [role="option"]')) {
      const words = wordsOf(element);
      if (words) {
        return words;
      }
    }
    return tidy(element.title || element.getAttribute('placeholder') || '');
  }

  function groupName(element) {
    const named = nameOf(element);
    if (named) {
      return named;
    }
    const legend = element instanceof HTMLFieldSetElement ? element.querySelector(':scope > legend') : null;
    return legend ? labelWords(legend) : '';
  }

  // What the table row of a control says, for forms that label by column.
  function rowOf(element) {
    const row = renderedAncestor(element, (at) => at.matches('tr, [role="row"]'));
    return row ? wordsOf(row, isControl).slice(0, 200) : '';
  }

  // --- what a control is -----------------------------------------------------

  function halvesOf(element) {
    if (element instanceof HTMLSelectElement) {
      return classicHalves(element);
    }
    const lists = collect(element, (at) => at.getAttribute('role') === 'listbox');
    return lists.length === 2 ? { source: lists[0], chosen: lists[1], within: element, classic: false } : null;
  }

  // Two multiple selects whose nearest common ancestor holds no third one.
  function classicHalves(select) {
    if (!select.multiple) {
      return null;
    }
    for (let within = select.parentElement; within; within = within.parentElement) {
      const lists = within.querySelectorAll('select[multiple]');
      if (lists.length > 1) {
        return lists.length === 2 ? { source: lists[0], chosen: lists[1], within, classic: true } : null;
      }
    }
    return null;
  }

  function isInside(element, roles) {
    return renderedAncestor(element, (at) => at.tagName === 'DIALOG' || roles.has(at.getAttribute('role'))) !== null;
  }

  function buttonKind(inDialog) {
    return inDialog ? 'dialog_button' : 'button';
  }

  function kindOf(element, inDialog) {
    const role = element.getAttribute('role');
    if (role === 'tab') {
      return 'tab';
    }
    if (role === 'combobox') {
      return element instanceof HTMLInputElement && !element.readOnly ? 'lookup' : 'combobox';
    }
    if (element instanceof HTMLInputElement) {
      if (element.type === 'checkbox') {
        return role === 'switch' || renderedAncestor(element, (at) => at.matches('.slds-checkbox_toggle')) ? 'toggle' : 'checkbox';
      }
      if (BUTTON_TYPES.has(element.type)) {
        return buttonKind(inDialog);
      }
      if (['email', 'password', 'radio', 'file'].includes(element.type)) {
        return element.type;
      }
      return TEXT_TYPES.has(element.type) ? 'text' : null;
    }
    if (element instanceof HTMLTextAreaElement) {
      return 'textarea';
    }
    if (element instanceof HTMLSelectElement) {
      if (!element.multiple) {
        return 'select';
      }
      return classicHalves(element)?.source === element ? 'dual_list' : null;
    }
    if (element instanceof HTMLButtonElement || role === 'button') {
      return buttonKind(inDialog);
    }
    if (element instanceof HTMLAnchorElement && (element.hasAttribute('href') || element.hasAttribute('onclick'))) {
      return 'link';
    }
    return role === 'group' && halvesOf(element) ? 'dual_list' : null;
  }

  // A checkbox, radio or file input may be clipped to a pixel; its label is what is seen.
  function seenPart(element) {
    const box = element.getBoundingClientRect();
    if ((box.width <= 2 || box.height <= 2) && element.labels?.length > 0) {
      return [...element.labels].findLast((label) => label.getBoundingClientRect().width > 2) ?? element;
    }
    if (element instanceof HTMLSelectElement) {
      return classicHalves(element)?.within ?? element;
    }
    return element;
  }

  // A label may be as wide as the form; its words and its drawn box are what counts.
  function seenBox(element) {
    const part = seenPart(element);
    if (!(part instanceof HTMLLabelElement)) {
      return part.getBoundingClientRect();
    }
    const words = document.createRange();
    words.selectNodeContents(part);
    return words.getBoundingClientRect();
  }

  function isShown(element) {
    const part = seenPart(element);
    const box = seenBox(element);
    return box.width > 0 && box.height > 0 && part.checkVisibility({ visibilityProperty: true });
  }

  // While a dialog asks something, what lies behind it is seen but out of reach.
  function isBehind(element) {
    return renderedAncestor(element, (at) => at.inert === true || at.getAttribute('aria-hidden') === 'true') !== null;
  }

  function isEnabled(element) {
    if (element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true' || isBehind(element)) {
      return false;
    }
    const halves = halvesOfKind(element);
    return !halves || ![halves.source, halves.chosen]
      .some((list) => list.matches(':disabled') || list.getAttribute('aria-disabled') === 'true');
  }

  function halvesOfKind(element) {
    return element instanceof HTMLSelectElement || element.getAttribute('role') === 'group' ? halvesOf(element) : null;
  }

  function isReadOnly(element) {
    return element.readOnly === true || element.getAttribute('aria-readonly') === 'true';
  }

  // --- values and options ----------------------------------------------------

  function valueOf(option) {
    return option instanceof HTMLOptionElement ? option.value : option.getAttribute('data-value');
  }

  function optionWords(option) {
    return option instanceof HTMLOptionElement ? tidy(option.text) : wordsOf(option) || tidy(option.title ?? '');
  }

  function optionsIn(list) {
    return list instanceof HTMLSelectElement
      ? [...list.options].filter((option) => !(list.multiple && option.disabled))
      : collect(list, (at) => at.getAttribute('role') === 'option');
  }

  function listOf(combobox) {
    const [owned] = referenced(combobox, 'aria-controls', 'ariaControlsElements')
      .filter((at) => at.getAttribute('role') === 'listbox');
    if (owned) {
      return owned;
    }
    for (let around = combobox.parentElement; around; around = around.parentElement) {
      const lists = around.querySelectorAll('[role="listbox"]');
      if (lists.length > 0) {
        return lists.length === 1 ? lists[0] : null;
      }
    }
    return null;
  }

  function entry(option, selected) {
    return { value: valueOf(option) ?? null, text: optionWords(option), selected };
  }

  // A placeholder such as "--None--" in a list of several is disabled or has no value.
  function isEntry(option) {
    return (valueOf(option) ?? '') !== '' || !(option instanceof HTMLOptionElement);
  }

  function optionsOf(element, kind) {
    if (kind === 'select') {
      return optionsIn(element).map((option) => entry(option, option.selected));
    }
    if (kind === 'dual_list') {
      const halves = halvesOf(element);
      return [
        ...optionsIn(halves.source).filter(isEntry).map((option) => entry(option, false)),
        ...optionsIn(halves.chosen).filter(isEntry).map((option) => entry(option, true)),
      ];
    }
    if (kind === 'combobox') {
      const list = listOf(element);
      return (list ? optionsIn(list) : []).map((option) => entry(option, option.getAttribute('aria-checked') === 'true'));
    }
    return [];
  }

  function shownText(combobox) {
    return tidy(combobox.getAttribute('data-value') ?? (combobox instanceof HTMLInputElement ? combobox.value : wordsOf(combobox)));
  }

  // What a control shows now, in the shape of its kind; null for what is not a field.
  function shownBy(element, kind) {
    switch (kind) {
      case 'text':
      case 'email':
      case 'textarea':
      case 'lookup':
        return { text: element.value };
      case 'checkbox':
      case 'toggle':
      case 'radio':
        return { checked: element.checked };
      case 'select': {
        const option = element.selectedOptions[0];
        return { chosen: { value: option ? option.value : null, text: option ? optionWords(option) : '' } };
      }
      case 'combobox': {
        const text = shownText(element);
        const option = optionsOf(element, kind).find(({ selected, text: words }) => selected && words === text);
        return { chosen: { value: option?.value ?? null, text } };
      }
      case 'dual_list':
        return { included: optionsOf(element, kind).filter(({ selected }) => selected).map(({ value, text }) => ({ value, text })) };
      case 'file':
        return { file: element.files[0]?.name ?? null };
      case 'tab':
        return { checked: element.getAttribute('aria-selected') === 'true' };
      default:
        return null;
    }
  }

  function isField(element) {
    return element.matches('input:not([type="hidden"]), select, textarea, [role="combobox"], [role="listbox"]')
      && !BUTTON_TYPES.has(element.type);
  }

  // The visible errors of the frame by the field they concern: the only one in
  // the nearest element around the error that holds any.
  function errorsByField() {
    const found = new Map();
    for (const error of collect(document.documentElement, (at) => matchesAny(at, marks.field_errors))) {
      const words = error.checkVisibility() ? errorWords(error) : '';
      let fields = [];
      for (let around = error; words && around && fields.length === 0; around = renderedParent(around)) {
        fields = collect(around, isField);
      }
      if (fields.length === 1) {
        found.set(fields[0], [...new Set([...(found.get(fields[0]) ?? []), words])]);
      }
    }
    return found;
  }

  function errorBeside(element, errors) {
    if (element.getAttribute('aria-invalid') === 'true') {
      const said = [
        ...referenced(element, 'aria-errormessage', 'ariaErrorMessageElements'),
        ...referenced(element, 'aria-describedby', 'ariaDescribedByElements'),
      ].map(errorWords).filter(Boolean).join(' ');
      if (said) {
        return said;
      }
    }
    return errors.get(element)?.join(' ') ?? null;
  }

  // Error texts are live regions, whose words count here although not in a name.
  function errorWords(element) {
    const words = [];
    const gather = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        words.push(node.nodeValue);
      } else if (node instanceof Element && !WORDLESS.has(node.tagName.toUpperCase()) && !node.matches('.slds-assistive-text')) {
        for (const child of renderedNodes(node)) {
          gather(child);
        }
      }
    };
    gather(element);
    return tidy(words.join(' '));
  }

  function isWithheld(kind, name) {
    const plain = name.toLowerCase();
    const isText = ['text', 'email', 'textarea', 'lookup'].includes(kind);
    return kind === 'password' || (isText && marks.never_read.some((word) => plain.includes(word.toLowerCase())));
  }

  function seen(element, kind, { section, inDialog, errors }) {
    const name = nameOf(element);
    const withheld = isWithheld(kind, name);
    return {
      handle: handleOf(element),
      kind,
      name,
      ids: {
        id: element.id || null,
        name: element.getAttribute('name'),
        title: element.getAttribute('title'),
        value: element.getAttribute('data-tab-value') ?? (kind === 'combobox' ? null : element.getAttribute('data-value')),
      },
      section,
      row: rowOf(element),
      in_dialog: inDialog,
      visible: isShown(element),
      enabled: isEnabled(element),
      read_only: isReadOnly(element),
      value: withheld ? null : shownBy(element, kind),
      options: optionsOf(element, kind),
      error: errorBeside(element, errors),
    };
  }

  // --- describe ---------------------------------------------------------------

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

  function describe(command) {
    marks = command.marks;
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

  // --- waiting for the page ----------------------------------------------------

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

  // --- filling -----------------------------------------------------------------

  // Focus is announced, not moved: while the side panel or another window has
  // the focus, `focus()` fires no event at all, and from an embedded panel it
  // would take the focus away from the person using it.
  function announceFocus(element) {
    element.dispatchEvent(new FocusEvent('focus', { composed: true }));
    element.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  }

  function announceBlur(element) {
    element.dispatchEvent(new FocusEvent('blur', { composed: true }));
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
  }

  function announceInput(element, data) {
    element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data }));
  }

  // A browser's own `change` does not leave a shadow root; a composed one would
  // reach a component's outer handler a second time.
  function announceChange(element) {
    element.dispatchEvent(new Event('change', { bubbles: true, composed: false }));
  }

  const setters = new Map([HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement]
    .map((type) => [type, Object.getOwnPropertyDescriptor(type.prototype, 'value').set]));

  function setValue(element, value) {
    const [, set] = [...setters].find(([type]) => element instanceof type);
    set.call(element, value);
  }

  function sameWords(left, right) {
    return tidy(left).toLowerCase() === tidy(right).toLowerCase();
  }

  // The one option meant: by its value, which no language changes, else by its words.
  function findOption(options, choice) {
    const byValue = choice.value === null || choice.value === undefined
      ? [] : options.filter((option) => valueOf(option) === choice.value);
    if (byValue.length === 1) {
      return byValue[0];
    }
    const byWords = options.filter((option) => choice.labels.some((label) => sameWords(optionWords(option), label)));
    if (byWords.length > 0 || !choice.ending) {
      return byWords.length === 1 ? byWords[0] : null;
    }
    const byEnding = options.filter((option) => optionWords(option).endsWith(choice.ending));
    return byEnding.length === 1 ? byEnding[0] : null;
  }

  function openDialogs() {
    return collect(document.documentElement, (at) => (at.tagName === 'DIALOG' || DIALOG.has(at.getAttribute('role'))) && isShown(at));
  }

  // Not into the extension's own parts, whose insides are seen here as well.
  function hitAt(x, y) {
    const within = (at) => (at && !OWN_HOSTS.has(at.localName) ? shadowOf(at) : null);
    let hit = document.elementFromPoint(x, y);
    for (let root = within(hit); root; root = within(hit)) {
      const inner = root.elementFromPoint(x, y);
      if (!inner || inner === hit) {
        break;
      }
      hit = inner;
    }
    return hit;
  }

  // What lies over the middle of a control, if anything does; the extension's own parts don't count.
  function coverOf(element) {
    const part = seenPart(element);
    part.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = seenBox(element);
    const hit = hitAt(box.left + box.width / 2, box.top + box.height / 2);
    const isClear = hit === null || OWN_HOSTS.has(hit.localName)
      || contains(part, hit) || contains(hit, part) || contains(element, hit) || contains(hit, element);
    return isClear ? null : hit;
  }

  const asIs = { outcome: 'already_right' };

  async function fillText(element, { text }) {
    if (element.value === text) {
      return asIs;
    }
    if (element.maxLength >= 0 && text.length > element.maxLength) {
      return { outcome: 'refused', message: `${element.maxLength}` };
    }
    announceFocus(element);
    setValue(element, text);
    announceInput(element, text);
    announceChange(element);
    announceBlur(element);
    await stillness(element);
    return { outcome: element.value === text ? 'filled' : 'reverted' };
  }

  async function fillChecked(element, { on }) {
    if (element.checked === on) {
      return asIs;
    }
    announceFocus(element);
    element.click();
    announceBlur(element);
    await stillness(element);
    return { outcome: element.checked === on ? 'filled' : 'reverted' };
  }

  async function chooseInSelect(select, choice) {
    const option = findOption(optionsIn(select), choice);
    if (!option || option.disabled) {
      return { outcome: 'not_offered' };
    }
    if (option.selected) {
      return asIs;
    }
    announceFocus(select);
    option.selected = true;
    announceInput(select, null);
    announceChange(select);
    announceBlur(select);
    await stillness(select);
    return { outcome: option.selected && option.isConnected ? 'filled' : 'reverted' };
  }

  function isOpen(combobox) {
    const list = listOf(combobox);
    return combobox.getAttribute('aria-expanded') === 'true' && list !== null && optionsIn(list).length > 0;
  }

  async function open(combobox) {
    announceFocus(combobox);
    if (!isOpen(combobox)) {
      combobox.click();
    }
    return until(combobox, () => isOpen(combobox), OPEN_MS);
  }

  function close(combobox) {
    if (combobox.getAttribute('aria-expanded') === 'true') {
      combobox.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true, composed: true, cancelable: true }));
    }
    announceBlur(combobox);
  }

  async function chooseInCombobox(combobox, choice) {
    if (choice.labels.some((label) => sameWords(shownText(combobox), label))) {
      return asIs;
    }
    if (!await open(combobox)) {
      close(combobox);
      return { outcome: 'refused' };
    }
    // Options may arrive after the list has opened.
    await until(combobox, () => findOption(optionsIn(listOf(combobox)), choice) !== null, STILL_AT_MOST_MS);
    const option = findOption(optionsIn(listOf(combobox)), choice);
    if (!option || option.getAttribute('aria-disabled') === 'true') {
      const offered = optionsOf(combobox, 'combobox');
      close(combobox);
      return { outcome: 'not_offered', offered };
    }
    const words = optionWords(option);
    if (sameWords(words, shownText(combobox))) {
      close(combobox);
      return asIs;
    }
    option.click();
    await stillness(combobox);
    announceBlur(combobox);
    await stillness(combobox);
    return { outcome: sameWords(shownText(combobox), words) ? 'filled' : 'reverted' };
  }

  function choose(element, choice) {
    return element instanceof HTMLSelectElement ? chooseInSelect(element, choice) : chooseInCombobox(element, choice);
  }

  function moverOf(halves) {
    const after = (first, second) => first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING;
    const movers = collect(halves.within, (at) => at.matches('button, a[href], a[onclick], input[type="button"]') && isShown(at));
    if (!halves.classic) {
      return movers[0] ?? null;
    }
    return movers.find((mover) => after(halves.source, mover) && after(mover, halves.chosen)) ?? null;
  }

  // The isolated world's policy blocks `javascript:` addresses, so a click made
  // here would do nothing; only the person's own click follows them.
  function needsPerson(mover) {
    const href = mover.getAttribute('href') ?? '';
    return /^\s*javascript:/iu.test(href) && !mover.hasAttribute('onclick');
  }

  async function include(element, { items }) {
    const halves = halvesOf(element);
    const isChosen = (item) => findOption(optionsIn(halves.chosen), item) !== null;
    const missing = items.filter((item) => !isChosen(item));
    if (missing.length === 0) {
      return asIs;
    }
    if (missing.some((item) => !findOption(optionsIn(halves.source), item))) {
      return { outcome: 'not_offered' };
    }
    const mover = moverOf(halves);
    if (!mover) {
      return { outcome: 'refused' };
    }
    return halves.classic ? includeClassic(halves, mover, missing, isChosen) : includeOneByOne(element, mover, missing, isChosen);
  }

  async function includeClassic(halves, mover, missing, isChosen) {
    announceFocus(halves.source);
    const wanted = missing.map((item) => findOption(optionsIn(halves.source), item));
    for (const option of halves.source.options) {
      option.selected = wanted.includes(option);
    }
    announceChange(halves.source);
    announceBlur(halves.source);
    if (needsPerson(mover)) {
      return { outcome: 'needs_person', press: handleOf(mover) };
    }
    mover.click();
    const moved = await until(halves.source, () => missing.every(isChosen), MOVE_MS);
    return moved ? { outcome: 'filled' } : { outcome: 'needs_person', press: handleOf(mover) };
  }

  // A plain click replaces the selection, so entries go over one at a time.
  async function includeOneByOne(element, mover, missing, isChosen) {
    for (const item of missing) {
      const option = findOption(optionsIn(halvesOf(element).source), item);
      if (!option) {
        return { outcome: 'not_offered' };
      }
      announceFocus(option);
      option.click();
      await until(element, () => isEnabled(mover), MOVE_MS);
      mover.click();
      announceBlur(option);
      if (!await until(element, () => isChosen(item), MOVE_MS)) {
        return { outcome: 'reverted' };
      }
    }
    await stillness(element);
    return { outcome: missing.every(isChosen) ? 'filled' : 'reverted' };
  }

  async function attach(element, { file_name: fileName, mime, text }) {
    const present = element.files[0];
    if (present?.name === fileName && await present.text() === text) {
      return asIs;
    }
    const carrier = new DataTransfer();
    carrier.items.add(new File([text], fileName, { type: mime }));
    announceFocus(element);
    element.files = carrier.files;
    announceInput(element, null);
    announceChange(element);
    announceBlur(element);
    await stillness(element);
    return { outcome: element.files[0]?.name === fileName ? 'filled' : 'reverted' };
  }

  const FILLS = {
    text: { kinds: ['text', 'email', 'textarea'], act: fillText },
    set_checked: { kinds: ['checkbox', 'toggle', 'radio'], act: fillChecked },
    choose: { kinds: ['select', 'combobox'], act: choose },
    include: { kinds: ['dual_list'], act: include },
    attach: { kinds: ['file'], act: attach },
  };

  function filled(element, kind, result) {
    const connected = element?.isConnected;
    return {
      reply: 'filled',
      outcome: result.outcome,
      shows: connected && kind && !isWithheld(kind, nameOf(element)) ? shownBy(element, kind) : null,
      offered: result.offered ?? (result.outcome === 'not_offered' ? optionsOf(element, kind) : []),
      press: result.press ?? null,
      message: result.message ?? (connected ? errorBeside(element, errorsByField()) : null),
    };
  }

  async function fill(command) {
    const { action } = command;
    const element = isNeverDescribed() ? null : elementOf(command.handle);
    const kind = element && kindOf(element, false);
    const way = FILLS[action.kind];
    if (!element || !isShown(element)) {
      return filled(element, kind, { outcome: 'gone' });
    }
    if (!way?.kinds.includes(kind)) {
      return { reply: 'not_understood', message: `${action.kind} does not fit a ${kind}` };
    }
    if (!isEnabled(element) || isReadOnly(element)) {
      return filled(element, kind, { outcome: 'read_only' });
    }
    // A dialog that was just answered may still be fading.
    await until(element, () => coverOf(element) === null, STILL_AT_MOST_MS);
    const cover = coverOf(element);
    if (cover) {
      return filled(element, kind, { outcome: 'covered', message: nameOf(cover) || cover.localName });
    }
    const dialogsBefore = openDialogs();
    const result = await way.act(element, action);
    if (result.outcome === 'already_right') {
      return filled(element, kind, result);
    }
    if (openDialogs().some((dialog) => !dialogsBefore.includes(dialog))) {
      return filled(element, kind, { outcome: 'needs_confirmation' });
    }
    if (!element.isConnected) {
      return filled(element, kind, { outcome: 'gone' });
    }
    const error = errorBeside(element, errorsByField());
    return filled(element, kind, result.outcome === 'filled' && error ? { outcome: 'refused', message: error } : result);
  }

  // --- the ring ----------------------------------------------------------------

  const RING_STYLE = `
    :host { all: initial; }
    .ring, .tag { position: fixed; pointer-events: none; box-sizing: border-box; z-index: 2147483646; }
    .ring { border: 3px solid #0b5cab; border-radius: 8px; box-shadow: 0 0 0 2px #fff, 0 0 0 6px rgb(11 92 171 / 35%); }
    .tag { max-width: 280px; padding: 4px 10px; border-radius: 8px; background: #0b5cab; color: #fff;
      font: 600 13px/1.4 "Salesforce Sans", system-ui, sans-serif; box-shadow: 0 0 0 2px #fff; }
    [hidden] { display: none; }
    @media (prefers-reduced-motion: no-preference) {
      .ring { animation: arrive 240ms ease-out 1; }
      @keyframes arrive { from { opacity: 0; } }
    }
    @media (forced-colors: active) {
      .ring { border-color: Highlight; box-shadow: none; }
      .tag { background: Canvas; color: CanvasText; border: 2px solid Highlight; box-shadow: none; }
    }`;
  const RING_GAP = 5;
  const TAG_GAP = 8;

  let ringed = null;

  function clear() {
    if (ringed) {
      cancelAnimationFrame(ringed.frame);
      ringed.host.remove();
      ringed = null;
    }
    return { reply: 'cleared' };
  }

  function likeness(element) {
    return { kind: kindOf(element, isInside(element, DIALOG)), name: nameOf(element), attribute: element.getAttribute('name') };
  }

  // After a re-render the ringed element is replaced by a new one; the ring
  // moves on only when exactly one control has the same kind, name and `name`.
  function successor(target) {
    const alike = collect(document.documentElement, (at) => {
      const kind = kindOf(at, isInside(at, DIALOG));
      return kind === target.kind && at.getAttribute('name') === target.attribute && nameOf(at) === target.name && isShown(at);
    });
    return alike.length === 1 ? alike[0] : null;
  }

  // What a person sees at a point, also inside of shadow roots; not what lies beneath it.
  function topmostAt(x, y) {
    let root = document;
    let top = null;
    while (root) {
      const element = root.elementFromPoint(x, y);
      if (!element || element === top) {
        return top;
      }
      top = element;
      root = shadowOf(element);
    }
    return top;
  }

  function hasWordsAt(element, x, y) {
    return [...element.childNodes].some((node) => {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) {
        return false;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
    });
  }

  // The words stand above or below the ring, best where they hide neither a
  // control nor other words, else where they hide no control; where neither
  // place leaves the target uncovered, the ring alone has to do.
  function placeTag(tag, box) {
    tag.hidden = false;
    const { width, height } = tag.getBoundingClientRect();
    const left = Math.max(4, Math.min(box.left, window.innerWidth - width - 4));
    const places = [box.top - height - TAG_GAP, box.bottom + TAG_GAP]
      .filter((top) => top >= 4 && top + height <= window.innerHeight);
    const hides = (top, isWorth) => [0, 1, 2, 3, 4].some((column) => [0, 1, 2].some((row) => {
      const [x, y] = [left + (width * column) / 4, top + (height * row) / 2];
      const element = topmostAt(x, y);
      return element !== null && isWorth(element, x, y);
    }));
    const isControl = (element) => element.closest('input, select, textarea, button, a, label') !== null;
    const free = places.filter((top) => !hides(top, isControl));
    const top = free.find((place) => !hides(place, hasWordsAt)) ?? free[0] ?? places[0];
    tag.style.left = `${left}px`;
    tag.style.top = `${top ?? 0}px`;
    tag.hidden = top === undefined;
  }

  function follow() {
    const shown = ringed;
    shown.frame = requestAnimationFrame(follow);
    shown.frames += 1;
    // Looking for the successor walks the whole tree, too much for every frame.
    if (!shown.element.isConnected && shown.frames % 15 === 0) {
      shown.element = successor(shown.likeness) ?? shown.element;
    }
    const present = shown.element.isConnected && isShown(shown.element);
    shown.ring.hidden = !present;
    if (!present) {
      shown.tag.hidden = true;
      shown.place = '';
      return;
    }
    const part = seenBox(shown.element);
    const box = new DOMRect(part.x - RING_GAP, part.y - RING_GAP, part.width + 2 * RING_GAP, part.height + 2 * RING_GAP);
    const place = [box.x, box.y, box.width, box.height, window.innerWidth, window.innerHeight].join();
    if (place !== shown.place) {
      shown.place = place;
      Object.assign(shown.ring.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
      placeTag(shown.tag, box);
    }
  }

  function ring(command) {
    clear();
    const element = isNeverDescribed() ? null : elementOf(command.handle);
    if (!element || !isShown(element)) {
      return { reply: 'ringed', box: null };
    }
    const host = document.createElement('guidepost-ring');
    // The panel says the same in words; a reader of the page need not hear it twice.
    host.setAttribute('aria-hidden', 'true');
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(RING_STYLE);
    root.adoptedStyleSheets = [sheet];
    const frame = document.createElement('div');
    frame.className = 'ring';
    const tag = document.createElement('div');
    tag.className = 'tag';
    tag.textContent = command.label;
    root.append(frame, tag);
    document.documentElement.append(host);

    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    seenPart(element).scrollIntoView({ block: 'center', inline: 'nearest', behavior: still ? 'instant' : 'smooth' });
    ringed = { host, ring: frame, tag, element, likeness: likeness(element), place: '', frame: 0, frames: 0 };
    follow();
    const { x, y, width, height } = seenBox(element);
    return { reply: 'ringed', box: { x, y, width, height } };
  }

  const COMMANDS = { describe, read, fill, ring, clear };

  const guidepostPage = (command) => {
    const run = Object.hasOwn(COMMANDS, command?.do) ? COMMANDS[command.do] : null;
    return run ? run(command) : { reply: 'not_understood', message: `no command ${command?.do}` };
  };
  guidepostPage.version = VERSION;
  guidepostPage.nextHandle = () => nextHandle;
  globalThis.guidepostPage = guidepostPage;
})();

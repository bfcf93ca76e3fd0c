// The words of the page, and the accessible names of its controls.

const WORDLESS = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SVG']);

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

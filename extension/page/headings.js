// The headings that controls stand under: those of the page's markup, and words that
// stand alone and are drawn as headings are.

// Below those of HTML.
const CAPTION_LEVEL = 7;
const CAPTION = 'b, strong, [class*="slds-text-heading"], [class*="slds-text-title"], .slds-card__header-title, .slds-section__title';
// What bears such words for itself.
const BEARS_WORDS = 'label, legend, button, a, summary, option, [role="button"], [role="tab"], [role="listbox"], [role="option"], [role="tooltip"]';
const CAPTION_AT_MOST = 100;
const CAPTIONS_AT_MOST = 500;

// A button's place says nothing of where a form ends.
const PRESSED = new Set(['button', 'dialog_button', 'link', 'tab']);

function headingLevel(element, role) {
  if (role === 'heading') {
    return Number(attributeOf(element, 'aria-level')) || 2;
  }
  return /^h[1-6]$/u.test(localNameOf(element)) ? Number(localNameOf(element)[1]) : 0;
}

function textOf(element) {
  return once(findText, element);
}

// All that is written in it, in shadow roots too, whether or not it is shown; of more than a
// caption has, that it is more.
function findText(element) {
  const parts = [];
  const waiting = [element];
  let length = 0;
  for (let left = NODES_AT_MOST; waiting.length > 0; left -= 1) {
    spend();
    const at = waiting.pop();
    if (left <= 0 || length > CAPTION_AT_MOST) {
      return CUT;
    }
    if (nodeTypeOf(at) === Node.TEXT_NODE) {
      parts.push(at.data);
      length += at.data.trim().length;
    } else if (at instanceof Element && !WORDLESS.has(localNameOf(at))) {
      waiting.push(...[...renderedNodes(at)].reverse());
    }
  }
  return tidy(parts.join(''));
}

// Whether all that is said in the line in which an element stands is what it says: it is
// no word of a sentence, and no control stands in that line.
function standsAlone(element, outers) {
  const text = textOf(element);
  if (text === '' || text.length > CAPTION_AT_MOST || !/\p{L}/u.test(text)) {
    return false;
  }
  for (let at = element; at; at = outers.get(at)) {
    spend();
    if (matches(at, BEARS_WORDS)) {
      return false;
    }
  }
  let line = element;
  while (getComputedStyle(line).display.startsWith('inline') && outers.get(line) && localNameOf(outers.get(line)) !== 'slot') {
    line = outers.get(line);
  }
  return textOf(line) === text && !once(holdsValued, line);
}

function holdsValued(line) {
  return collect(line, (at) => matches(at, VALUED)).length > 0;
}

/**
 * Notes the headings of a page while it is walked through; `outers` tells what each element
 * stands in. A heading reaches as far as the smallest part of the page around it that holds
 * a field, and never out of a form, a dialog or a side bar.
 */
function headingNotes(outers) {
  const all = [];
  const byReach = new Map();
  const own = new Set();
  let order = 0;
  const isWithinOwn = (element) => {
    for (let at = outers.get(element), level = 0; at && level < 4; at = outers.get(at), level += 1) {
      if (own.has(at)) {
        return true;
      }
    }
    return false;
  };
  return {
    note(element, role, dialog) {
      order += 1;
      const isHeading = headingLevel(element, role) > 0;
      const isCaption = !isHeading && all.length < CAPTIONS_AT_MOST && matches(element, CAPTION) && !isWithinOwn(element) && standsAlone(element, outers);
      const words = (isHeading || isCaption) && checkVisibility(element) ? wordsOf(element) : '';
      if (words) {
        own.add(element);
        all.push({ element, level: isHeading ? headingLevel(element, role) : CAPTION_LEVEL, words, order, dialog, isHeading });
      }
    },

    reached: () => order,

    words: () => all.filter(({ isHeading }) => isHeading).map(({ words }) => words),

    // What the page's fields are, once all of them are known.
    close(fields) {
      const holders = new Set();
      for (const field of fields) {
        for (let at = outers.get(field); at && !holders.has(at); at = outers.get(at)) {
          holders.add(at);
        }
      }
      for (const heading of all) {
        let reach = outers.get(heading.element) ?? null;
        spend();
        while (reach && !holders.has(reach) && !matches(reach, BORDER)) {
          spend();
          reach = outers.get(reach) ?? null;
        }
        if (!byReach.has(reach)) {
          byReach.set(reach, []);
        }
        byReach.get(reach).push(heading);
      }
    },

    // The words of those over a control, the outermost first.
    over(element, place, dialog) {
      const reaching = [...(byReach.get(null) ?? [])];
      for (let at = outers.get(element); at; at = outers.get(at)) {
        const there = byReach.get(at) ?? [];
        spend(1 + there.length);
        reaching.push(...there);
      }
      const over = [];
      for (const heading of reaching.filter((at) => at.order <= place && at.dialog === dialog).sort((one, other) => one.order - other.order)) {
        while (over.at(-1)?.level >= heading.level) {
          over.pop();
        }
        over.push(heading);
      }
      return over.map(({ words }) => words);
    },
  };
}

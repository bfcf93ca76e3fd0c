// Where a control is, for the panel to put into words.

function clips(element) {
  const { overflowX, overflowY } = getComputedStyle(element);
  return overflowX !== 'visible' || overflowY !== 'visible';
}

function sideOf(box, view) {
  if (box.bottom <= view.top) {
    return 'above';
  }
  if (box.top >= view.bottom) {
    return 'below';
  }
  if (box.right <= view.left) {
    return 'left';
  }
  return box.left >= view.right ? 'right' : null;
}

// The first thing around a control that it was scrolled out of: a part of the
// page that scrolls by itself, or the window.
function offScreen(element, box) {
  const window_ = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  for (let at = renderedParent(element); at && at !== pageBody() && at !== pageElement(); at = renderedParent(at)) {
    const side = clips(at) ? sideOf(box, boxOf(at)) : null;
    if (side) {
      return { at: 'off_screen', side, inner: true };
    }
  }
  const side = sideOf(box, window_);
  return side ? { at: 'off_screen', side, inner: false } : null;
}

function expanderOf(element) {
  spend(20);
  const root = rootOf(element);
  const id = attributeOf(element, 'id') ?? '';
  return id === '' ? null : [...root.querySelectorAll('[aria-controls][aria-expanded="false"]')]
    .find((at) => tokensOf(at, 'aria-controls').includes(id) && isShown(at)) ?? null;
}

// What a person presses to bring up a hidden control: the head of a closed
// section or the tab it stands on; the outermost, as the others are hidden too.
function openerOf(element) {
  let opener = null;
  for (let at = element; at; at = renderedParent(at)) {
    if (at instanceof HTMLDetailsElement && !at.open && !at.firstElementChild?.contains(element)) {
      opener = { at: 'collapsed', by: at.firstElementChild };
    } else if (roleOf(at) === 'tabpanel' && !checkVisibility(at)) {
      const [tab] = referenced(at, 'aria-labelledby', 'ariaLabelledByElements').filter(isShown);
      opener = tab ? { at: 'other_tab', by: tab } : opener;
    } else {
      const by = expanderOf(at);
      opener = by ? { at: 'collapsed', by } : opener;
    }
  }
  return opener;
}

// Whether a hidden control comes up by a press on what can be seen.
function isFolded(element) {
  const opener = openerOf(element);
  return opener !== null && isShown(opener.by);
}

// Where the control is, and what is to be ringed: itself, what brings it up, or nothing.
function whereabouts(element) {
  if (!element?.isConnected) {
    return { where: { at: 'not_there' }, ringed: null };
  }
  if (isShown(element)) {
    const away = offScreen(seenPart(element), seenBox(element));
    return { where: away ?? { at: 'in_view' }, ringed: element };
  }
  const opener = openerOf(element);
  if (!opener || !isShown(opener.by)) {
    return { where: { at: 'hidden' }, ringed: null };
  }
  return { where: { at: opener.at, name: nameOf(opener.by) || wordsOf(opener.by) }, ringed: opener.by };
}

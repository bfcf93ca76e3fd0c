// `see_panel`: whether the page lets the panel beside it be seen as it is. What a frame
// can't find out about the elements around it is looked at from outside of it.

// What changes how an element is drawn, and what it is where nothing does.
const AS_DRAWN = {
  clipPath: 'none', contentVisibility: 'visible', filter: 'none', maskImage: 'none', mixBlendMode: 'normal', opacity: '1',
  perspective: 'none', rotate: 'none', scale: 'none', transform: 'none', translate: 'none', visibility: 'visible', zoom: '1',
};

// Less than that of the panel is nothing that a person works with, in CSS pixels.
const PANEL_AT_LEAST = { width: 240, height: 160 };
const POINTS_ACROSS = 4;
const POINTS_DOWN = 8;

function isAsDrawn(element) {
  const style = getComputedStyle(element);
  return Object.entries(AS_DRAWN).every(([property, value]) => style[property] === undefined || style[property] === value);
}

function isWithinView({ left, top, right, bottom, width, height }) {
  const isLarge = width >= PANEL_AT_LEAST.width && height >= PANEL_AT_LEAST.height;
  return isLarge && left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
}

// Whether the uppermost thing at these places of the panel is the panel.
function isUppermost(host, { left, top, width, height }) {
  const steps = (count) => Array.from({ length: count }, (_, place) => (place + 0.5) / count);
  return steps(POINTS_ACROSS).every((x) => steps(POINTS_DOWN).every((y) => {
    const at = elementAt(document, left + x * width, top + y * height);
    return at === host;
  }));
}

function seePanel() {
  const beside = panelBeside();
  const host = beside?.panel.getRootNode().host;
  const isInPlace = host !== undefined && parentOf(host) === pageElement();
  const box = isInPlace ? boxOf(beside.panel) : null;
  const seen = isInPlace && isAsDrawn(pageElement()) && isAsDrawn(host) && isWithinView(box) && isUppermost(host, box);
  return { reply: 'saw_panel', seen };
}

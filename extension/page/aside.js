// `keep_clear`: the panel beside the page goes to its other side when it lies over what
// is ringed. The launcher, which has the panel, is of the same world in the top frame.

const LEFT = { panel: 'left: 0; right: auto', handle: 'right: auto; left: 400px; border-radius: 0 8px 8px 0' };

// The panel and its handle; none where it is not open in this frame.
function panelBeside() {
  const launcher = Object.hasOwn(globalThis, 'guidepostLauncher') ? globalThis.guidepostLauncher : null;
  const panel = launcher?.root?.querySelector('.panel');
  return panel ? { panel, handle: launcher.root.querySelector('.handle') } : null;
}

function turnAside({ panel, handle }) {
  const isLeft = panel.style.cssText !== '';
  panel.style.cssText = isLeft ? '' : LEFT.panel;
  handle.style.cssText = isLeft ? '' : LEFT.handle;
}

function keepClear({ frame, box }) {
  const beside = panelBeside();
  const frames = frame === '' ? [] : collect(pageElement(), (at) => localNameOf(at) === 'iframe' && attributeOf(at, 'name') === frame && isShown(at));
  const nothing = { reply: 'kept_clear', moved: false, covered: false };
  if (beside === null || (frame !== '' && frames.length !== 1)) {
    return nothing;
  }
  const left = (frames.length === 0 ? 0 : boxOf(frames[0]).left) + box.x;
  const liesOver = () => {
    const over = boxOf(beside.panel);
    return left < over.right && left + box.width > over.left;
  };
  if (!liesOver()) {
    return nothing;
  }
  turnAside(beside);
  const covered = liesOver();
  if (covered) {
    turnAside(beside);
  }
  return { reply: 'kept_clear', moved: !covered, covered };
}

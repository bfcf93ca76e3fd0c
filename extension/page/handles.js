// The controls of this document by number.

// Handles are never reused, not even after the agent was replaced by a newer
// one, so that an old handle can only be gone and never mean another control.
let nextHandle = earlier?.nextHandle?.() ?? 1;
const byHandle = new Map();
const handles = new WeakMap();

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
  if (element) {
    commanded.add(element);
  }
  return element && isConnected(element) ? element : null;
}

// The DOM by the browser's own accessors. What a page names its controls it
// also names the properties of their form: `form.id` and `form.getAttribute`
// are then inputs, and `document.body` an image. Every world sees these, so an
// element that may be a form is asked by the functions here and by no property.

const uncurried = (method) => Function.prototype.call.bind(method);
const getter = (type, name) => uncurried(Object.getOwnPropertyDescriptor(type.prototype, name).get);

const attributeOf = uncurried(Element.prototype.getAttribute);
const hasAttribute = uncurried(Element.prototype.hasAttribute);
const matches = uncurried(Element.prototype.matches);
const boxOf = uncurried(Element.prototype.getBoundingClientRect);
const checkVisibility = uncurried(Element.prototype.checkVisibility);
const queryAll = uncurried(Element.prototype.querySelectorAll);
const localNameOf = getter(Element, 'localName');
const openShadowOf = getter(Element, 'shadowRoot');
const slotOf = getter(Element, 'assignedSlot');
const parentNodeOf = getter(Node, 'parentNode');
const lastElementOf = getter(Element, 'lastElementChild');
const elementBefore = getter(Element, 'previousElementSibling');
const elementAfter = getter(Element, 'nextElementSibling');
const parentOf = getter(Node, 'parentElement');
const childNodesOf = getter(Node, 'childNodes');
const nodeTypeOf = getter(Node, 'nodeType');
const isConnected = getter(Node, 'isConnected');
const rootOf = uncurried(Node.prototype.getRootNode);
const positionOf = uncurried(Node.prototype.compareDocumentPosition);

const closest = uncurried(Element.prototype.closest);
const append = uncurried(Element.prototype.append);
const createElement = uncurried(Document.prototype.createElement);
const hitInDocument = uncurried(Document.prototype.elementFromPoint);
const elementOfDocument = getter(Document, 'documentElement');
const bodyOfDocument = getter(Document, 'body');
const titleOfDocument = getter(Document, 'title');
const readyStateOf = getter(Document, 'readyState');
const byIdInDocument = uncurried(Document.prototype.getElementById);

const pageElement = () => elementOfDocument(document);
const pageBody = () => bodyOfDocument(document);
const pageTitle = () => titleOfDocument(document);
const isBeingLoaded = () => readyStateOf(document) !== 'complete';
const newElement = (name) => createElement(document, name);
const elementAt = (root, x, y) => (root === document ? hitInDocument(root, x, y) : root.elementFromPoint(x, y));
const byId = (root, id) => (root === document ? byIdInDocument(root, id) : root.getElementById(id));

// The role as an author wrote it: of several, the first.
function roleOf(element) {
  const role = attributeOf(element, 'role');
  return role === null ? null : role.slice(0, 200).trim().split(/\s+/u)[0].toLowerCase();
}

// A property that a form has none of, but may have an input by its name.
function propertyOf(element, name) {
  return element instanceof HTMLFormElement ? undefined : element[name];
}

// The words of the Lightning pages in the user's language. The document carries
// the translations; words that have none stay as they are.
const texts = JSON.parse(document.getElementById('setupTexts').textContent);

// {0}, {1} ... in the words stand for values.
export function say(words, ...values) {
  const own = Object.hasOwn(texts, words) ? texts[words] : words;
  return own.replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);
}

function decode(name) {
  const bytes = name.slice(1).match(/../g).map((pair) => Number.parseInt(pair, 16));
  return new TextDecoder().decode(new Uint8Array(bytes));
}

// What templates show: the build turns the words in them into names of this object.
export const templateWords = new Proxy({}, {
  get: (_, name) => (typeof name === 'string' ? say(decode(name)) : undefined),
});

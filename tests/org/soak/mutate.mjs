/** Damage to a text of two kinds: to its words, as a careless writer does it, and to its bytes, as nobody means it. */

const oddities = [
  '', '\'', '"', '\\', '(', ')', ')))', ',', ':', ';', '--', '/*', '%', '_', '\u0000', '\uFFFD', '\u202E', 'ß', '日本', '😀', '\t', '\n\n', '<', '>', '&', '&amp;', '<![CDATA[', ']]>', '<!--',
  '<!DOCTYPE a [<!ENTITY b "c">]>', '&b;', '{{', '}}', '${x}', '0', '-1', '1e999', '99999999999999999999', 'NaN', 'null', 'NULL', 'true', 'undefined', '__proto__', 'constructor', 'SELECT', 'FROM', 'WHERE',
  'AND', 'OR', 'NOT', 'ORDER BY', 'GROUP BY', 'HAVING', 'LIMIT', 'OFFSET', 'USING SCOPE mine', 'FOR UPDATE', 'WITH SECURITY_ENFORCED', 'ALL ROWS', 'TYPEOF', 'DISTANCE', 'toLabel(Name)', 'COUNT()',
  'x'.repeat(300), '('.repeat(60),
];

function spliced(text, start, end, middle) {
  return text.slice(0, start) + middle + text.slice(end);
}

function damageWords(random, text) {
  const words = text.match(/[\w.]+|\s+|[^\w\s]/g) ?? [''];
  const at = random.below(words.length);
  const other = random.below(words.length);
  random.weigh([
    [2, () => words.splice(at, 1)],
    [2, () => words.splice(at, 0, words[other])],
    [2, () => { [words[at], words[other]] = [words[other], words[at]]; }],
    [3, () => { words[at] = random.pick(oddities); }],
    [2, () => words.splice(at, 0, ` ${random.pick(oddities)} `)],
    [1, () => words.splice(at, random.below(12))],
    [1, () => { words[at] = words[at].repeat(2 + random.below(40)); }],
  ])();
  return words.join('');
}

function damageBytes(random, text) {
  const at = random.below(text.length + 1);
  return random.weigh([
    [3, () => spliced(text, at, at + 1, String.fromCharCode(random.below(random.chance(0.8) ? 128 : 0xd800)))],
    [2, () => spliced(text, at, at + random.below(20), '')],
    [1, () => text.slice(0, at)],
    [1, () => spliced(text, at, at, random.pick(oddities))],
    [1, () => spliced(text, at, at, text.slice(random.below(text.length + 1), at))],
  ])();
}

/** The text with one to four damages; never longer than `most` characters. */
export function mutate(random, text, most) {
  let result = text;
  const count = 1 + random.below(4);
  for (let index = 0; index < count; index += 1) result = random.chance(0.6) ? damageWords(random, result) : damageBytes(random, result);
  return result.slice(0, most);
}

// Makes the built pages show their words in the user's language, as Setup does
// with labels that its templates import: a name in the template stands for the
// words, and setup/words gives them when the page is shown.
import path from 'node:path';

const readAttributes = 'label|title|placeholder|alternative-text|source-label|selected-label';
const attributeWords = new RegExp(`\\b(${readAttributes})="([^"{}]*[A-Za-z][^"{}]*)"`, 'g');
const textWords = />(\s*)([^<>{}]*[A-Za-z][^<>{}]*?)(\s*)</g;

const named = (words) => `{words.w${Buffer.from(words).toString('hex')}}`;

function translateTemplate(code) {
  return code
    .replace(attributeWords, (_, name, words) => `${name}=${named(words)}`)
    .replace(textWords, (_, before, words, after) => `>${before}${named(words)}${after}<`);
}

// The labels of the base components come from the package in English alone.
function translateLabel(code, wordsModule) {
  return `import { say } from ${JSON.stringify(wordsModule)};\n${code.replace('export default', 'const english =')};\nexport default say(english);\n`;
}

export function translateWords(clientDir) {
  const wordsModule = path.join(clientDir, 'modules/setup/words/words.js');
  return {
    name: 'translate-words',
    transform(code, id) {
      if (id.startsWith(clientDir) && id.endsWith('.html')) {
        return { code: translateTemplate(code), map: null };
      }
      if (/scopedImports[\\/]@salesforce-label-/.test(id)) {
        return { code: translateLabel(code, wordsModule), map: null };
      }
      return null;
    },
  };
}

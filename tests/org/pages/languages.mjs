// The languages in which pages are shown. Each file has the words of the pages
// in English with their translation, in two groups: `seen` in Salesforce's own
// help or in public records of an org, and `inferred`. Words that are in neither
// stay English, as Salesforce's own newest ones do.
import { readFileSync } from 'node:fs';

function read(name) {
  const { seen, inferred } = JSON.parse(readFileSync(new URL(`./languages/${name}.json`, import.meta.url), 'utf8'));
  return { ...inferred, ...seen };
}

const texts = Object.fromEntries(['de', 'es', 'ja'].map((name) => [name, read(name)]));

// `key` is a user's LanguageLocaleKey. `lang` is the tag of documents, `texts`
// the translations, `say` gives the translation of words.
export function languageOf(key) {
  const own = texts[key] ?? {};
  return {
    lang: texts[key] ? key : 'en-US',
    texts: own,
    say: (words) => (Object.hasOwn(own, words) ? own[words] : words),
  };
}

// Starts the panel, on either surface.
import init, { start } from './wasm/panel.js';

/** The languages that the build makes a table for. */
const LANGUAGES = ['en'];

/** The language that was chosen, else the first of the browser's that there is, else English. */
async function language() {
  const { language: chosen } = await chrome.storage.local.get('language');
  const wanted = [chosen, ...navigator.languages].map((tag) => String(tag).split('-')[0]);
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? LANGUAGES[0];
}

// One language is loaded.
const words = language()
  .then((tag) => fetch(new URL(`./words/${tag}.txt`, import.meta.url)))
  .then((table) => table.text());

init({ module_or_path: new URL('./wasm/panel_bg.wasm', import.meta.url) })
  .then(async () => start(await words))
  .catch((error) => {
    document.getElementById('app').textContent = `Guidepost could not start: ${error}`;
  });

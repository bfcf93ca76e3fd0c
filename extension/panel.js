// Starts the panel, on either surface.
import init, { start } from './wasm/panel.js';

// One language is loaded; the build makes a table for each.
const words = fetch(new URL('./words/en.txt', import.meta.url)).then((table) => table.text());

init({ module_or_path: new URL('./wasm/panel_bg.wasm', import.meta.url) })
  .then(async () => start(await words))
  .catch((error) => {
    document.getElementById('app').textContent = `Guidepost could not start: ${error}`;
  });

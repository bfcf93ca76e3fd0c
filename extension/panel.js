// Starts the panel, on either surface.
import init from './wasm/panel.js';

init({ module_or_path: new URL('./wasm/panel_bg.wasm', import.meta.url) }).catch((error) => {
  document.getElementById('app').textContent = `Guidepost could not start: ${error}`;
});

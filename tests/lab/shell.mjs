// Builds the lab's shell: that of the org's pages with the entries of the lab, the
// engine and Salesforce's base components. It is kept in dist/<hash>, where the
// pages of the lab are put to it (build.mjs).
import { readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, keptBuild, sourceFiles, sourceHash } from '../org/pages/build.mjs';

const labDir = path.dirname(fileURLToPath(import.meta.url));
const clientDir = path.join(labDir, 'client');
const distRoot = path.join(labDir, 'dist');
const require = createRequire(import.meta.url);

// The base components that their package offers to everybody, but for those that
// need a part of the platform which is not in it.
const incomplete = ['lightning/barcodeScanner', 'lightning/navigation', 'lightning/primitiveFigure'];
export const offered = JSON.parse(readFileSync(require.resolve('lightning-base-components/package.json'), 'utf8')).lwc.expose
  .filter((name) => !incomplete.includes(name));

// Entries that are modules of a package are looked up from the client's folder.
const packageEntries = {
  name: 'package-entries',
  resolveId(source, importer) {
    return !importer && source.startsWith('lightning/') ? this.resolve(source, path.join(clientDir, 'main.js')) : null;
  },
};

async function buildShell(folder) {
  await bundle(folder, {
    input: {
      main: path.join(clientDir, 'main.js'),
      'base/lwc': path.join(clientDir, 'lwc.js'),
      ...Object.fromEntries(offered.map((name) => [`base/${name}`, name])),
    },
    modules: [{ dir: path.join(clientDir, 'modules') }],
    plugins: [packageEntries],
    // Some base components choose what they show by name. The entries are no
    // components, and main.js imports a page that only the document names.
    compiler: { enableDynamicComponents: true, exclude: path.join(clientDir, '*.js') },
  });
  await copyFile(path.join(clientDir, 'frame.js'), path.join(folder, 'frame.js'));
  await mkdir(path.join(folder, 'pages'));
}

/** The folder with the shell and the base components. */
export async function builtShell() {
  const own = [fileURLToPath(import.meta.url), ...(await sourceFiles(clientDir))];
  return keptBuild(distRoot, await sourceHash(undefined, own), buildShell);
}

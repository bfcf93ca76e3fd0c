// Builds the stand-in org's Lightning pages from Salesforce's own base
// components. The result is kept in dist/<hash>, where the hash covers the
// locked packages and the page sources, so that a test run builds at most once.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { translateWords } from './templateLabels.mjs';

const pagesDir = path.dirname(fileURLToPath(import.meta.url));
const clientDir = path.join(pagesDir, 'client');
const distRoot = path.join(pagesDir, 'dist');
const testsDir = path.resolve(pagesDir, '../..');
const require = createRequire(import.meta.url);

export async function sourceFiles(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

// The name of a build: whatever may change its result is part of it. `more` are
// files of a build that has other pages besides.
export async function sourceHash(lockFile = path.join(testsDir, 'package-lock.json'), more = []) {
  const hash = createHash('sha256');
  const files = [
    lockFile,
    fileURLToPath(import.meta.url),
    path.join(pagesDir, 'templateLabels.mjs'),
    ...(await sourceFiles(clientDir)),
    ...more,
  ];
  for (const file of files) {
    hash.update(path.relative(testsDir, file)).update('\0').update(await readFile(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

// Replaces text in the modules whose path matches, and refuses to go on when
// the text is no longer there: a silent miss would change what the pages prove.
function patch(name, pathPattern, from, to) {
  let applied = false;
  return {
    name: `patch-${name}`,
    transform(code, id) {
      if (!pathPattern.test(id) || !code.includes(from)) {
        return null;
      }
      applied = true;
      return { code: code.replaceAll(from, to), map: null };
    },
    buildEnd(error) {
      if (!error && !applied) {
        this.error(`The text to patch was not found: ${from}`);
      }
    },
  };
}

// Writes the polyfill and the app to a folder. The options are for who builds
// more than the org's own pages: `compiler` are those of the components' one.
export async function bundle(outputDir, { input = path.join(clientDir, 'main.js'), modules = [], plugins = [], compiler = {} } = {}) {
  const [{ rollup }, { default: lwc }, { default: replace }, { default: nodeResolve }] = await Promise.all([
    import('rollup'),
    import('@lwc/rollup-plugin'),
    import('@rollup/plugin-replace'),
    import('@rollup/plugin-node-resolve'),
  ]);
  const onwarn = (warning, report) => {
    // The base components import each other in circles and have templates that
    // the compiler warns of; that is theirs to mend.
    if (warning.code !== 'CIRCULAR_DEPENDENCY' && !warning.loc?.file?.includes('node_modules')) {
      report(warning);
    }
  };
  const constants = () => replace({
    preventAssignment: true,
    values: {
      'process.env.NODE_ENV': JSON.stringify('production'),
      'import.meta.env.SSR': 'false',
    },
  });

  // The polyfill is its own classic script. Bundled with the app, the engine in
  // the shared chunk would run before it and the page would silently be native.
  const polyfill = await rollup({
    input: require.resolve('@lwc/synthetic-shadow'),
    plugins: [nodeResolve(), constants()],
    onwarn,
  });
  await polyfill.write({
    file: path.join(outputDir, 'synthetic-shadow.js'),
    format: 'iife',
    name: 'syntheticShadow',
  });
  await polyfill.close();

  const app = await rollup({
    input,
    plugins: [
      ...plugins,
      // attachInternals() is refused by the engine in synthetic shadow, and
      // the public package leaves this one feature on for everybody.
      patch(
        'combobox',
        /lightning[\\/](baseCombobox|combobox)[\\/]/,
        'features.enableComboboxElementInternals',
        "(document.documentElement.dataset.shadow === 'native' && features.enableComboboxElementInternals)",
      ),
      // Under require-trusted-types-for the engine's own template strings must
      // come from a policy; main.js creates the one that the page's CSP names.
      patch(
        'trusted-types',
        /@lwc[\\/]engine-dom[\\/]/,
        'template.innerHTML = html;',
        'template.innerHTML = globalThis.lwcTemplatePolicy.createHTML(html);',
      ),
      translateWords(clientDir),
      constants(),
      nodeResolve(),
      lwc({
        ...compiler,
        rootDir: path.join(clientDir, 'modules'),
        modules: [{ dir: '.' }, ...modules, { npm: 'lightning-base-components' }],
      }),
    ],
    onwarn,
  });
  await app.write({
    dir: outputDir,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[hash].js',
  });
  await app.close();
}

// A build of another process that still runs; what a killed one left may go.
function isBeingBuilt(entry) {
  const builder = /^\.building-(\d+)$/.exec(entry);
  if (!builder) {
    return false;
  }
  try {
    return process.kill(Number(builder[1]), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Returns the folder of a build in `root`, making it first when there is none of
// that name; builds of other names go then.
export async function keptBuild(root, hash, make) {
  const wanted = path.join(root, hash);
  if (existsSync(wanted)) {
    return wanted;
  }
  await mkdir(root, { recursive: true });
  const working = path.join(root, `.building-${process.pid}`);
  await rm(working, { recursive: true, force: true });
  await mkdir(working);
  try {
    await make(working);
    await rename(working, wanted);
  } catch (error) {
    await rm(working, { recursive: true, force: true });
    // Another process may have built the same sources in the meantime.
    if (!existsSync(wanted)) {
      throw error;
    }
  }
  for (const entry of await readdir(root)) {
    if (entry !== hash && !isBeingBuilt(entry)) {
      await rm(path.join(root, entry), { recursive: true, force: true });
    }
  }
  return wanted;
}

// Returns the folder with the built pages, building it first when the packages
// or the sources have changed.
export async function buildPages() {
  return keptBuild(distRoot, await sourceHash(), (folder) => bundle(folder));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(await buildPages());
}

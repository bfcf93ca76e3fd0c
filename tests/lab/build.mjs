// Builds the lab. The shell, the engine and Salesforce's base components are
// built once, as the org's own pages are, and kept in dist/<hash>; the pages are
// built one by one into pages/ below it and import them from there. So a page
// that does not compile takes no other one with it, and a visit loads its own.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceFiles } from '../org/pages/build.mjs';
import { pageFolder, pageNames } from './folders.mjs';
import { builtShell, offered } from './shell.mjs';

// What a page imports: the engine and base components from the shell's build, its own parts from its folder.
function importsOf(folder) {
  return {
    name: 'lab-imports',
    resolveId(source, importer) {
      if (source === 'lwc' || offered.includes(source)) {
        return { id: source, external: true };
      }
      const own = /^lab\/(\w+)$/.exec(source);
      if (own) {
        const file = path.join(folder, `${own[1]}.js`);
        return existsSync(file) ? `${file}?specifier=lab/${own[1]}` : this.error(`There is no ${own[1]}.js`);
      }
      if (/^\w[\w-]*\/|^@/.test(source)) {
        this.error(`${path.basename(importer.split('?')[0])} asks for ${source}, which the lab does not have`);
      }
      return null;
    },
  };
}

// A problem of the compiler, with its place.
function told({ message, id, loc, location }) {
  const file = path.basename((loc?.file ?? id ?? '').split('?')[0]);
  const line = (loc ?? location)?.line;
  const place = [file, line].filter(Boolean).join(':');
  return place && !message.includes(file) ? `${place}: ${message}` : message;
}

/** The module of the page in a folder; `warn` gets what the compiler only warns of. */
export async function compilePage(folder, warn = () => {}) {
  const [{ rollup }, { default: lwc }] = await Promise.all([import('rollup'), import('@lwc/rollup-plugin')]);
  const page = await rollup({
    input: 'lab/page',
    plugins: [importsOf(folder), lwc({ rootDir: folder })],
    onwarn: (warning) => warn(told(warning)),
  }).catch((error) => {
    throw new Error(told(error), { cause: error });
  });
  try {
    const { output } = await page.generate({ format: 'es', inlineDynamicImports: true, paths: (id) => `../base/${id}.js` });
    return output[0].code;
  } finally {
    await page.close();
  }
}

/** Builds one Lightning page: the file's name below the shell's folder. An error names the page. */
export async function buildPage(name, { dist, warn } = {}) {
  const shell = dist ?? await builtShell();
  const folder = pageFolder(name);
  const hash = createHash('sha256');
  for (const file of [fileURLToPath(import.meta.url), ...(await sourceFiles(folder))]) {
    hash.update(path.relative(folder, file)).update('\0').update(await readFile(file)).update('\0');
  }
  const file = `pages/${name}-${hash.digest('hex').slice(0, 12)}.js`;
  const wanted = path.join(shell, file);
  if (!existsSync(wanted)) {
    const code = await compilePage(folder, warn).catch((error) => {
      throw new Error(`The lab's page ${name} does not compile: ${error.message}`, { cause: error });
    });
    // Others may build the same page at the same time.
    await writeFile(`${wanted}.${process.pid}`, code);
    await rename(`${wanted}.${process.pid}`, wanted);
  }
  return file;
}

/**
 * Builds the shell and every Lightning page: {dist, files, errors}, where `files`
 * and `errors` are by the pages' names.
 */
export async function buildLab() {
  const dist = await builtShell();
  const files = {};
  const errors = {};
  for (const name of (await pageNames()).filter((each) => existsSync(path.join(pageFolder(each), 'page.js')))) {
    try {
      files[name] = await buildPage(name, { dist });
    } catch (error) {
      errors[name] = error;
    }
  }
  return { dist, files, errors };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { dist, files, errors } = await buildLab();
  for (const error of Object.values(errors)) console.error(error.message);
  console.log(dist, `${Object.keys(files).length} pages`);
  process.exitCode = Object.keys(errors).length ? 1 : 0;
}

/**
 * The files of a deployment or retrieval: a zip with a package.xml and one file
 * for each component, in the folder of its type.
 */
import JSZip from 'jszip';
import { OrgError } from '../errors.mjs';
import { metadataTypes } from './metadata-types.mjs';
import { childNames, malformed, many, metadataNamespace, parseXml, plain } from './xml.mjs';

/** Limits of a zip as the Metadata API guide states them. */
const most = { files: 10_000, bytes: 39_000_000 };

/** A file of a package that cannot be used, in the words of a component failure. */
export class FileProblem extends Error {
  constructor(fileName, problem, { line = null, column = null } = {}) {
    super(problem);
    Object.assign(this, { fileName, line, column });
  }
}

/** Path -> text of a zip. */
export async function unzip(bytes) {
  const refuse = (why) => new OrgError('INVALID_INPUT', why, { fact: 'deploy-zip' });
  if (!bytes.length || bytes.length > most.bytes) throw refuse('The zip file is empty or larger than 39 MB');
  const zip = await JSZip.loadAsync(bytes).catch(() => {
    throw refuse('The file is not a readable zip');
  });
  const entries = Object.values(zip.files).filter(({ dir }) => !dir);
  if (entries.length > most.files) throw refuse('The zip file holds more than 10,000 files');
  const read = entries.map(async (entry) => [entry.name, await entry.async('string')]);
  return new Map(await Promise.all(read).catch(() => {
    throw refuse('A file of the zip cannot be read');
  }));
}

/** A zip of path -> text, in base64. */
export function zipped(files) {
  const zip = new JSZip();
  for (const [path, text] of files) zip.file(path, text);
  return zip.generateAsync({ type: 'base64', compression: 'DEFLATE' });
}

/** { version, types: [{ name, members }] } of a package.xml or destructiveChanges.xml. */
export function readManifest(fileName, text) {
  const wrong = malformed(text);
  if (wrong) throw new FileProblem(fileName, `Error parsing file: ${wrong.text}`, wrong);
  const { Package } = plain(parseXml(text));
  if (typeof Package !== 'object') throw new FileProblem(fileName, 'Error parsing file: the root element must be Package');
  const types = many(Package.types).map((entry) => ({ name: String(entry.name ?? ''), members: many(entry.members).map(String) }));
  return { version: Package.version === undefined ? null : Number(Package.version), types };
}

export function manifestXml(types, version) {
  const entries = types.map(({ name, members }) => `    <types>\n${members.map((member) => `        <members>${member}</members>\n`).join('')}        <name>${name}</name>\n    </types>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="${metadataNamespace}">\n${entries.join('')}    <version>${version.toFixed(1)}</version>\n</Package>\n`;
}

/** The type and name that a path stands for, or null; "X.eca-meta.xml" is as good as "X.eca". */
export function componentOfPath(path) {
  const [folder, file, ...deeper] = path.split('/');
  if (file === undefined || deeper.length) return null;
  for (const [name, { folder: own, suffix }] of Object.entries(metadataTypes)) {
    const match = own === folder && file.match(new RegExp(`^(.+)\\.${suffix}(-meta\\.xml)?$`));
    if (match) return { type: name, fullName: decodeURIComponentOr(match[1]) };
  }
  return null;
}

/** Profiles and others with special characters in their names are encoded in file names. */
function decodeURIComponentOr(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const pathOf = (type, fullName) => `${metadataTypes[type].folder}/${encodeURIComponent(fullName).replace(/%20/g, ' ')}.${metadataTypes[type].suffix}`;

/** Where an element stands in a text, so that a refusal can point at it. */
export function placeOf(text, name, occurrence = 1) {
  const found = [...text.matchAll(new RegExp(`<(?:\\w+:)?${name}[\\s/>]`, 'g'))][occurrence - 1];
  if (!found) return {};
  const before = text.slice(0, found.index).split('\n');
  return { line: before.length, column: before.at(-1).length + 1 };
}

/** The body of a component's file. Elements of one name must stand together. */
export function readComponentFile(type, fileName, text) {
  const wrong = malformed(text);
  if (wrong) throw new FileProblem(fileName, `Error parsing file: ${wrong.text}`, wrong);
  const root = plain(parseXml(text));
  const body = root[type];
  if (body === undefined) throw new FileProblem(fileName, `Error parsing file: Element {${metadataNamespace}}${Object.keys(root)[0]} invalid at this location`, { line: 1, column: 1 });
  const names = childNames(text);
  const stray = names.findIndex((name, index) => names.indexOf(name) < index && names[index - 1] !== name);
  if (stray >= 0) {
    const occurrence = names.slice(0, stray + 1).filter((name) => name === names[stray]).length;
    throw new FileProblem(fileName, `Error parsing file: Element ${names[stray]} is duplicated at this location in type ${type}`, placeOf(text, names[stray], occurrence));
  }
  return typeof body === 'object' ? body : {};
}

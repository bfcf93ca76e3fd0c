// Searches the memory of the browser's processes (Linux, `/proc/PID/mem`).

import { createPrivateKey } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';

const CHUNK = 4 * 1024 * 1024;
const PAGE = 4096;

/** Enough of a secret to be no accident, from its middle. */
const middle = (bytes, length = 24) => bytes.subarray(Math.floor((bytes.length - length) / 2), Math.floor((bytes.length + length) / 2));

/** What to look for of a private key, given as PEM: `{name, bytes}`. */
export function keyNeedles(pem) {
  const key = createPrivateKey(pem).export({ format: 'jwk' });
  const lines = pem.trim().split('\n');
  const numbers = { d: 'private exponent', p: 'first prime', q: 'second prime' };
  return [
    { name: 'key as PEM', bytes: Buffer.from(lines[Math.floor(lines.length / 2)]) },
    ...Object.entries(numbers).flatMap(([part, name]) => {
      const bytes = middle(Buffer.from(key[part], 'base64url'));
      // Numbers stand in memory with their lowest limb first, in files with the highest.
      return [{ name: `${name} as in a file`, bytes }, { name: `${name} as a number`, bytes: Buffer.from(bytes).reverse() }];
    }),
  ];
}

/** The processes below a browser: `{pid, kind}`, where kind is 'browser', 'page', 'extension' or the program's own word. */
export function processesOf(browserPid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const below = (pid) => pid === browserPid || (parents.has(pid) && below(parents.get(pid)));
  return [...parents.keys()].filter(below).map((pid) => ({ pid, kind: kindOf(pid, browserPid) })).filter(({ kind }) => kind !== null);
}

function kindOf(pid, browserPid) {
  if (pid === browserPid) return 'browser';
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
    const type = words.match(/--type=(\S+)/)?.[1] ?? 'other';
    if (type !== 'renderer') return type;
    return words.includes('--extension-process') ? 'extension' : 'page';
  } catch {
    return null;
  }
}

/**
 * The parts of memory that hold anything, so that large reservations cost nothing;
 * without the pages of programs and libraries that are as they came from disk.
 */
function regions(pid) {
  const found = [];
  for (const part of readFileSync(`/proc/${pid}/smaps`, 'utf8').split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m)) {
    const [, start, end, readable, isWritable, isPrivate, file] = part.match(/^([0-9a-f]+)-([0-9a-f]+) ([r-])([w-]).([ps]) \S+ \S+ \d+ *(.*)$/m) ?? [];
    const kilobytes = (name) => Number(part.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0);
    const isAsOnDisk = isWritable === '-' && isPrivate === 'p' && /^\/(?:usr|opt|lib)/.test(file) && kilobytes('Anonymous') + kilobytes('Swap') === 0;
    if (readable === 'r' && kilobytes('Rss') + kilobytes('Swap') > 0 && !isAsOnDisk) {
      found.push({ start: parseInt(start, 16), end: parseInt(end, 16) });
    }
  }
  return found;
}

/** Runs of pages of a region that are in memory, by the page map of the kernel (admin-guide/mm/pagemap). */
function* present(pagemap, { start, end }) {
  const entries = Buffer.alloc(8 * 65536);
  let from = null;
  for (let at = start; at < end; at += 65536 * PAGE) {
    const count = Math.min(65536, (end - at) / PAGE);
    const read = readSync(pagemap, entries, 0, count * 8, (at / PAGE) * 8);
    for (let index = 0; index < read / 8; index += 1) {
      const isHere = (entries[index * 8 + 7] & 0xc0) !== 0;
      const address = at + index * PAGE;
      if (isHere && from === null) from = address;
      if (!isHere && from !== null) {
        yield [from, address];
        from = null;
      }
    }
  }
  if (from !== null) yield [from, end];
}

/** How often each of the needles (`{name, bytes}`) stands in the memory of a process. */
export function search(pid, needles) {
  const counts = Object.fromEntries(needles.map(({ name }) => [name, 0]));
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const buffer = Buffer.alloc(CHUNK + overlap);
  let memory;
  let pagemap;
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r');
    pagemap = openSync(`/proc/${pid}/pagemap`, 'r');
    for (const region of regions(pid)) {
      for (const [from, to] of present(pagemap, region)) {
        for (let at = from; at < to; at += CHUNK) {
          const length = Math.min(CHUNK + overlap, to - at);
          let read = 0;
          try {
            read = readSync(memory, buffer, 0, length, at);
          } catch {
            // Unmapped since, or a mapping of a device.
            continue;
          }
          count(buffer.subarray(0, read), Math.min(CHUNK, read), needles, counts);
        }
      }
    }
  } finally {
    if (memory !== undefined) closeSync(memory);
    if (pagemap !== undefined) closeSync(pagemap);
  }
  return counts;
}

// A find that begins in the overlap belongs to the next part.
function count(bytes, limit, needles, counts) {
  for (const needle of needles) {
    for (let at = bytes.indexOf(needle.bytes); at !== -1 && at < limit; at = bytes.indexOf(needle.bytes, at + 1)) {
      counts[needle.name] += 1;
    }
  }
}

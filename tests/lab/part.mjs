// Which of the lab's pages a run shows that has no time for all of them.

/** The looks in which a page is shown: both shadow modes, both surfaces. */
export const LOOKS = [{ shadow: 'synthetic', surface: 'side' }, { shadow: 'native', surface: 'embedded' }];

/** Every so many pages one. */
export const ONE_OF = 64;

/** The part that belongs to a seed: {look, names}. Seeds that follow each other show all pages in all looks. */
export function partOf(entries, seed) {
  const part = Math.floor(seed / LOOKS.length) % ONE_OF;
  return { look: LOOKS[seed % LOOKS.length], names: entries.map(({ name }) => name).filter((_, at) => at % ONE_OF === part) };
}

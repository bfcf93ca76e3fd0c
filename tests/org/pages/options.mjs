// How an org's pages may be made: what differs from org to org or from release
// to release, and what an admin meets only once. The first value of a choice is
// the one that holds when nothing is said.
const choices = {
  // As Lightning Experience runs today, or as it is to run.
  shadow: ['synthetic', 'native'],
  // How the dueling lists' Add and Remove are made; 'javascript' stands for javascript: addresses.
  links: ['onclick', 'javascript'],
  // The interface for profiles that an org chose for all its admins.
  profileEditor: ['enhanced', 'original'],
  // Whether each admin has still to be welcomed to the enhanced interface for profiles.
  profileWelcome: ['seen', 'unseen'],
  // When a change of permissions is shown once more before it is saved: where it
  // changes others as well, or always.
  permissionConfirmation: ['dependencies', 'always'],
};

const named = (values) => values.map((value) => `'${value}'`).join(' or ');

/** The options with their defaults; a value that nobody knows is refused. */
export function readOptions({ delayMs = 0, ...given }) {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(choices, name)) {
      throw new TypeError(`Pages have no option '${name}'`);
    }
    if (value !== undefined && !choices[name].includes(value)) {
      throw new TypeError(`The option ${name} must be ${named(choices[name])}, not '${value}'`);
    }
  }
  const chosen = Object.entries(choices).map(([name, values]) => [name, given[name] ?? values[0]]);
  return { delayMs, ...Object.fromEntries(chosen) };
}

/** The options' names with their values, for a command line. */
export const pageChoices = choices;

// The seed of a run that makes its choices by one, from the environment.

import { Random } from '../org/soak/random.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;

function seedFrom(text) {
  if (!/^\d+$/.test(text ?? '')) throw new Error('GUIDEPOST_SEED must be a whole number');
  return Number(text);
}

/** Choices from the seed that `cargo xtask soak` was given. */
export function seeded() {
  return new Random(seedFrom(process.env.GUIDEPOST_SEED));
}

/** The seed that the environment names, else one that every day has for itself. */
export function seedOfDay() {
  return seedFrom(process.env.GUIDEPOST_SEED ?? String(Math.floor(Date.now() / DAY_MS)));
}

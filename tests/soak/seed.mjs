// The seed of a soak that runs as a test on Node, from the environment.

import { Random } from '../org/soak/random.mjs';

/** Choices from the seed that `cargo xtask soak` was given. */
export function seeded() {
  const seed = process.env.GUIDEPOST_SEED;
  if (!/^\d+$/.test(seed ?? '')) throw new Error('GUIDEPOST_SEED must be a whole number');
  return new Random(Number(seed));
}

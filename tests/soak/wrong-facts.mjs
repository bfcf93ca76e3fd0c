// Every org in which something is wrong, seen by the panel, in an order from the
// seed: what is said of one org must not come from the one before.

import { ALL, look } from '../e2e/wrong-facts.mjs';
import { seeded } from './seed.mjs';

look(seeded().shuffle(ALL));

/** The named orgs: { id, words, plan }; `words` is what a person would say is to be mended first. */
import { planFrom } from '../plan.mjs';
import { fieldCauses } from './causes.mjs';
import { halfSetUp } from './half.mjs';
import { healthy } from './healthy.mjs';
import { reports } from './reports.mjs';
import { strangers } from './strangers.mjs';
import { strangersAgain } from './strangers-again.mjs';

export const families = { fieldCauses, halfSetUp, reports, strangers, strangersAgain, healthy };

export const namedOrgs = Object.values(families).flat().map(({ id, words, plan }) => ({ id, words, plan: planFrom({ id, seed: id, ...plan }) }));

// Entry of the Lightning side.
import { startLightning } from './start.js';

await startLightning();

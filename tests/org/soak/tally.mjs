/** What the soaks share: the org they are held against, and the count of what went wrong. */
import { startOrg } from '../org.mjs';

/** Enough to understand; a soak that goes wrong everywhere need not say it twenty thousand times. */
const mostFaults = 20;

/** A complete org in which somebody left traces, so that most objects have rows. */
export async function startSoakOrg() {
  const org = await startOrg({ pages: false, scenario: 'half:clone-with-extras' });
  const { store } = org;
  for (const [index, Status] of ['Success', 'Invalid Password', 'Failed: Not approved for access'].entries()) {
    store.put('LoginHistory', { UserId: store.adminId, LoginTime: `202${index + 4}-0${index + 1}-01T10:00:00.000+0000`, LoginType: 'Application', Status, Application: index ? 'Browser' : null });
  }
  for (const Description of ['', 'Backslash \\ and quote \'', '100% _sure_', 'Zweite\nZeile']) {
    store.insert('PermissionSet', { Name: `Described_${Description.length}`, Label: `Described ${Description.length}`, Description, PermissionsRunReports: Description.length > 10 }, 'system');
  }
  return org;
}

/** Runs `one` so many times in turn; it answers what was wrong, or null. */
export async function tally(count, one) {
  const faults = [];
  let tried = 0;
  while (tried < count && faults.length < mostFaults) {
    tried += 1;
    const wrong = await one(tried).catch((error) => `no answer: ${error.cause?.code ?? error.name} ${error.message}`);
    if (wrong) faults.push(`${tried}: ${wrong}`);
  }
  return { tried, faults };
}

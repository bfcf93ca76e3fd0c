/**
 * The host names of an org, and how a browser finds them on 127.0.0.1.
 *
 * Sandboxes and orgs with a partition carry more than their own name before the
 * suffix (Salesforce Help, "My Domain URL Formats").
 */

/** The org's own name within Salesforce, for example `acme--uat.sandbox` or `acme-dev-ed.develop`. */
export function myDomain({ company, sandbox, partition }) {
  if (sandbox) return `${company}--uat.sandbox`;
  return partition === 'develop' ? `${company}-dev-ed.develop` : company;
}

/**
 * The hosts of an org: `setup` shows Setup, `api` is the org's own. Setup has a
 * host made for it; with `setupOn: 'lightning'` it is shown on the host of
 * Lightning, as everywhere before 2024, and `otherSetup` leads there.
 */
export function hostNames(org, setupOn = 'setup') {
  const domain = myDomain(org);
  const api = `${domain}.my.salesforce.com`;
  const setup = `${domain}.my.salesforce-setup.com`;
  const lightning = `${domain}.lightning.force.com`;
  return setupOn === 'lightning' ? { api, setup: lightning, otherSetup: setup } : { api, setup, lightning };
}

/** The hosts at which Salesforce takes logins for every production org and every sandbox. */
export const generalHosts = ['login.salesforce.com', 'test.salesforce.com'];

/** The general host of this kind of org. */
export const generalHost = (sandbox) => generalHosts[sandbox ? 1 : 0];

/** The host of classic pages: on Lightning's host the shell shows those of the API host, another origin. */
export function classicHost(hosts) {
  return hosts.otherSetup ? hosts.api : hosts.setup;
}

const suffixes = ['my.salesforce.com', 'my.salesforce-setup.com', 'lightning.force.com'];
const nothingElse = ['MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'];

/** Chromium's rules for one org alone: every host of Salesforce is this org's, and there is no other. */
export function resolverRules(port) {
  const names = [...suffixes.map((suffix) => `*.${suffix}`), ...generalHosts];
  return [...names.map((name) => `MAP ${name}:443 127.0.0.1:${port}`), ...nothingElse].join(',');
}

/** Chromium's rules for several orgs at once: each host leads to its own org. */
export function resolverRulesOf(orgs) {
  const maps = orgs.flatMap(({ hosts, port }) => Object.values(hosts).map((host) => `MAP ${host}:443 127.0.0.1:${port}`));
  return [...maps, ...nothingElse].join(',');
}

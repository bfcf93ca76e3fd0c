export const namedOrgs = [];

// The Setup nodes this org has, as the nav tree shows them. `classic` is the
// path that a node's own page opens in the frame; `prefixes` are the classic
// pages that resolve under the node (assigning permission sets to a user
// belongs to PermSets, although it starts at a user).
export const navTree = [
  {
    heading: 'Administration',
    branches: [
      {
        label: 'Users',
        nodes: [
          { name: 'PermSets', label: 'Permission Sets' },
          { name: 'EnhancedProfiles', label: 'Profiles' },
          { name: 'ManageUsers', label: 'Users' },
        ],
      },
    ],
  },
  {
    heading: 'Platform Tools',
    branches: [
      {
        label: 'Apps',
        nodes: [{ name: 'ManageExternalClientApplication', label: 'External Client App Manager' }],
      },
    ],
  },
];

const setupNodes = {
  SetupOneHome: { label: 'Home' },
  PermSets: { label: 'Permission Sets', classic: '/0PS', prefixes: ['/0PS', '/udd/PermissionSet/'] },
  // Both names lead to the profiles.
  EnhancedProfiles: { label: 'Profiles', classic: '/00e', prefixes: ['/00e'] },
  Profiles: { label: 'Profiles', classic: '/00e', prefixes: ['/00e'] },
  // Their own lists are pages that this org does not have.
  PermSetGroups: { label: 'Permission Set Groups', prefixes: ['/udd/PermissionSetGroup/'] },
  PermissionSetLicense: { label: 'Permission Set Licenses', prefixes: ['/udd/Licensing/'] },
  ManageUsers: { label: 'Users', classic: '/005', prefixes: ['/005'] },
  ManageExternalClientApplication: { label: 'External Client App Manager' },
};

export function nodeForClassicPath(path) {
  return Object.keys(setupNodes).find((name) => setupNodes[name].prefixes?.some((prefix) => path.startsWith(prefix)));
}

// What a Setup address stands for:
// {kind: 'home'|'classic'|'apps'|'permissionSet'|'unknown', node, label, address?, appId?, permissionSetId?}.
export function readRoute(url) {
  const [, , , node, ...rest] = url.pathname.split('/');
  const known = setupNodes[node];
  const unknown = { kind: 'unknown', node, label: 'Setup' };
  if (!known) {
    return unknown;
  }
  const route = { node, label: known.label };
  if (node === 'SetupOneHome') {
    return rest[0] === 'home' ? { ...route, kind: 'home' } : unknown;
  }
  if (node === 'ManageExternalClientApplication') {
    if (rest.length === 1 && (rest[0] === 'home' || rest[0] === 'list')) {
      return { ...route, kind: 'apps', appId: null };
    }
    const isDetail = rest.length === 2 && /^0xI[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?$/.test(rest[0]) && rest[1] === 'detail';
    return isDetail ? { ...route, kind: 'apps', appId: rest[0] } : unknown;
  }
  if (node === 'PermSets' && rest.length === 2 && /^0PS[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?$/.test(rest[0]) && rest[1] === 'summary') {
    return { ...route, kind: 'permissionSet', permissionSetId: rest[0] };
  }
  if (rest[0] === 'home' && rest.length === 1 && known.classic) {
    return { ...route, kind: 'classic', address: known.classic };
  }
  const address = url.searchParams.get('address');
  const resolves = rest[0] === 'page' && address && known.prefixes.some((prefix) => address.startsWith(prefix));
  return resolves ? { ...route, kind: 'classic', address } : unknown;
}

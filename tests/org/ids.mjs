/**
 * Record ids as Salesforce makes them: a three character key prefix, twelve
 * base 62 characters, and a three character suffix that repeats the letter
 * case, so that the 18 character form survives case-insensitive programs.
 */

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** Key prefixes of the objects this org carries (the object reference names them). */
export const keyPrefixes = {
  Organization: '00D',
  User: '005',
  Profile: '00e',
  UserLicense: '100',
  UserLogin: '0Yw',
  UserPackageLicense: '051',
  TabSet: '02u',
  PermissionSet: '0PS',
  PermissionSetAssignment: '0Pa',
  PermissionSetLicense: '0PL',
  PermissionSetLicenseAssign: '2LA',
  PermissionSetGroup: '0PG',
  PermissionSetGroupComponent: '0PM',
  MutingPermissionSet: '0QM',
  PermissionSetTabSetting: '01P',
  InstalledSubscriberPackage: '0A3',
  SubscriberPackage: '033',
  SubscriberPackageVersion: '04t',
  SetupEntityAccess: '0J0',
  ObjectPermissions: '110',
  FieldPermissions: '01k',
  SessionPermSetActivation: '0PY',
  CustomPermission: '0CP',
  ApexClass: '01p',
  ConnectedApplication: '0H4',
  PackageLicense: '050',
  LoginHistory: '0Ya',
  SetupAuditTrail: '0Ym',
  UserPermissionAccess: '000',
  ExternalClientApplication: '0xI',
  ExtlClntAppOauthSettings: '0xJ',
  ExtlClntAppGlobalOauthSettings: '0xK',
  ExtlClntAppOauthPlcyCnfg: '0xL',
  ExtlClntAppPlcyCnfg: '0xM',
  OauthConsumer: '888',
  DeployRequest: '0Af',
  RetrieveRequest: '09S',
};

/** The 18 character form of a 15 character id. */
export function to18(id) {
  if (id.length === 18) return id;
  let suffix = '';
  for (let chunk = 0; chunk < 3; chunk += 1) {
    let bits = 0;
    for (let index = 0; index < 5; index += 1) {
      const letter = id[chunk * 5 + index];
      if (letter >= 'A' && letter <= 'Z') bits |= 1 << index;
    }
    suffix += SUFFIX[bits];
  }
  return id + suffix;
}

/** Tells whether a text has the form of a record id; an 18 character one must carry the right suffix. */
export function isId(text) {
  if (typeof text !== 'string' || !/^[0-9A-Za-z]+$/.test(text)) return false;
  if (text.length === 15) return true;
  return text.length === 18 && to18(text.slice(0, 15)).toUpperCase() === text.toUpperCase();
}

/** Instance and reservation of an org, made from its company's name: orgs differ in every id. */
export function podOf(company) {
  if (company === 'acme') return 'gL000';
  let number = [...company].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 62 ** 4, 7);
  let rest = '';
  for (; rest.length < 4; number = Math.floor(number / 62)) rest = BASE62[number % 62] + rest;
  return `g${rest}`;
}

/** The number of the org's instance and reservation stands after the prefix in every id of an org. */
export function makeIdFactory(pod = 'gL000') {
  let serial = 100;
  return (type) => {
    const prefix = keyPrefixes[type];
    if (!prefix) throw new Error(`No key prefix is known for ${type}`);
    serial += 1;
    let rest = '';
    for (let number = serial * 37; rest.length < 12 - pod.length; number = Math.floor(number / 62)) {
      rest = BASE62[number % 62] + rest;
    }
    return to18(prefix + pod + rest);
  };
}

/**
 * Calls of the Metadata API over the elements and enums of its types: writes
 * that hold, of apps that this side keeps account of; writes with one fault and
 * the code it must be refused with; and damaged ones, of which only the form of
 * the answer is known.
 */
import { makePair } from '../certificates.mjs';
import { appTypes } from '../rules/app-metadata.mjs';
import { scopeColumns } from '../schema/schema-tables.mjs';
import { mutate } from './mutate.mjs';

const types = Object.keys(appTypes);
const [APP, SETTINGS, GLOBAL, OAUTH_POLICY, POLICY] = types;
const mostApps = 12;

const escapeXml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function element(name, value) {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (value === null) return `<${name} xsi:nil="true"/>`;
  return `<${name}>${typeof value === 'object' ? elements(value) : escapeXml(value)}</${name}>`;
}

export const elements = (body) => Object.entries(body).map(([name, value]) => element(name, value)).join('');

/** Elements that are not free: the generator sets them by the rules of their type, or leaves them out. */
const bound = new Set([
  'label', 'externalClientApplication', 'contactEmail', 'callbackUrl', 'certificate', 'consumerKey', 'consumerSecret', 'shouldRotateConsumerKey', 'shouldRotateConsumerSecret', 'orgScopedExternalApp',
  'commaSeparatedOauthScopes', 'commaSeparatedPermissionSet', 'commaSeparatedProfile', 'ipRelaxationPolicyType', 'refreshTokenPolicyType', 'refreshTokenValidityPeriod', 'refreshTokenValidityUnit', 'startPage', 'startUrl', 'isEnabled',
]);

export class MetadataGenerator {
  constructor(random, { store, adminSid }) {
    Object.assign(this, { random, store, sid: adminSid, serial: 0 });
    /** App -> Map of type -> fullName, as far as the app has been made. */
    this.apps = new Map();
    this.permissionSets = store.find('PermissionSet', { IsOwnedByProfile: false, NamespacePrefix: null }).map(({ Name }) => Name);
    this.certificates = [makePair(), makePair({ subject: '/CN=Another' })].map(({ certificatePem }) => certificatePem.trim());
  }

  /** { xml, fault?, results?, then?, reads? }: what to send, what must come back, what follows for this side's account. */
  next() {
    return this.random.weigh([[50, () => this.valid()], [20, () => this.faulty()], [24, () => this.damaged()], [6, () => this.reading()]])();
  }

  envelope(operation, inner, sid = this.sid) {
    return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Header><SessionHeader><sessionId>${sid}</sessionId></SessionHeader></soapenv:Header><soapenv:Body><${operation}>${inner}</${operation}></soapenv:Body></soapenv:Envelope>`;
  }

  component({ type, fullName, body }) {
    return `<metadata xsi:type="${type}">${elements({ fullName, ...body })}</metadata>`;
  }

  write(components, operation = 'upsert') {
    return this.envelope(`${operation}Metadata`, components.map((one) => this.component(one)).join(''));
  }

  // -- writes that hold

  valid() {
    const incomplete = [...this.apps].filter(([, made]) => made.size < types.length);
    return this.random.weigh([
      [this.apps.size < mostApps ? 3 : 0, () => this.newApp()],
      [incomplete.length ? 3 : 0, () => this.nextPart(...this.random.pick(incomplete))],
      [this.apps.size ? 5 : 0, () => this.change()],
      [this.apps.size > mostApps / 2 ? 1 : 0, () => this.removal()],
    ])();
  }

  newApp() {
    this.serial += 1;
    const fullName = `Model_${this.serial}`;
    const one = { type: APP, fullName, body: this.body(APP, fullName) };
    return {
      xml: this.write([one], this.random.pick(['create', 'upsert'])),
      results: [{ success: true }],
      reads: one,
      then: () => this.apps.set(fullName, new Map([[APP, fullName], [POLICY, this.nameOf(POLICY, fullName)]])),
    };
  }

  /** The org names the policies itself, and not always alike. */
  nameOf(type, app) {
    return this.store.listMetadata(type).map(({ fullName }) => fullName).find((name) => this.store.readMetadata(type, name).externalClientApplication === app);
  }

  nextPart(app, made) {
    const type = made.has(SETTINGS) ? GLOBAL : SETTINGS;
    const one = { type, fullName: `${app}_${type === GLOBAL ? 'global' : 'oauth'}`, body: this.body(type, app) };
    return {
      xml: this.write([one], this.random.pick(['create', 'upsert'])),
      results: [{ success: true }],
      reads: one,
      then: () => {
        made.set(type, one.fullName);
        if (type === GLOBAL) made.set(OAUTH_POLICY, this.nameOf(OAUTH_POLICY, app));
      },
    };
  }

  change() {
    const chosen = this.random.some([...this.apps], 3).map(([app, made]) => {
      const [type, fullName] = this.random.pick([...made]);
      return { type, fullName, body: this.body(type, app) };
    });
    return { xml: this.write(chosen, this.random.pick(['update', 'upsert'])), results: chosen.map(() => ({ success: true })), reads: this.random.pick(chosen) };
  }

  removal() {
    const app = this.random.pick([...this.apps.keys()]);
    return { xml: this.envelope('deleteMetadata', element('type', APP) + element('fullNames', app)), results: [{ success: true }], then: () => this.apps.delete(app), gone: { type: APP, fullName: app } };
  }

  /** A body that the rules of its type allow. */
  body(type, app) {
    const body = type === APP ? {} : { externalClientApplication: app };
    if (this.random.chance(0.7)) body.label = this.text(60);
    for (const known of appTypes[type].elements.values()) {
      if (!bound.has(known.name) && this.random.chance(0.25)) body[known.name] = this.value(known);
    }
    return Object.assign(body, this.ruled(type));
  }

  ruled(type) {
    const { random } = this;
    const maybe = (name, make) => (random.chance(0.5) ? { [name]: make() } : {});
    if (type === APP) return { contactEmail: `${random.word()}@acme.example` };
    if (type === SETTINGS) return { commaSeparatedOauthScopes: random.some(Object.keys(scopeColumns), 6).join(random.pick([',', ', '])) };
    if (type === GLOBAL) return { callbackUrl: random.many(1, 3, () => random.pick(['https://a.example/cb', 'http://localhost:1717/x', 'myapp://done', 'http://127.0.0.1/'])).join('\n'), ...maybe('certificate', () => random.pick(this.certificates)) };
    if (type === POLICY) {
      const startPage = random.pick(['None', 'OAuth', 'SAML', 'Custom']);
      return { isEnabled: this.flag(), startPage, ...(startPage === 'Custom' ? { startUrl: 'https://a.example/start' } : {}) };
    }
    const refreshTokenPolicyType = random.pick(['Infinite', 'Zero', 'SpecificLifetime', 'SpecificInactivity']);
    return {
      refreshTokenPolicyType,
      ...(refreshTokenPolicyType.startsWith('Specific') ? { refreshTokenValidityPeriod: 1 + random.below(400), refreshTokenValidityUnit: random.pick(['Hours', 'Days', 'Months']) } : {}),
      ...maybe('ipRelaxationPolicyType', () => random.pick(['Enforce', 'Bypass', 'Bypass_2factor', 'Enforce_RelaxRefresh'])),
      ...maybe('commaSeparatedPermissionSet', () => random.some(this.permissionSets, 3).join(',')),
      ...maybe('commaSeparatedProfile', () => random.some(['System Administrator', 'Standard User', 'SCV Integration'], 2).join(',')),
    };
  }

  flag() {
    return this.random.pick([true, false]);
  }

  text(most) {
    return this.random.word('abcdefghij ABCDEFGHIJ 0123456789 -_.:&<>"\'äöüß日本', most).trim() || 'text';
  }

  value(known) {
    if (known.array) return this.random.many(1, 2, () => this.value({ ...known, array: false }));
    if (known.kind === 'boolean') return this.flag();
    if (known.kind === 'number') return this.random.below(1000);
    if (known.kind === 'enum') return this.random.pick(known.values);
    if (known.kind === 'complex') return Object.fromEntries([...known.elements.values()].filter((inner) => inner.required || this.random.chance(0.7)).map((inner) => [inner.name, this.value(inner)]));
    return this.text(30);
  }

  // -- one fault each

  faulty() {
    const [app, made] = this.apps.size ? this.random.pick([...this.apps]) : ['Nobody', new Map()];
    const one = (type, changes, name = made.get(type) ?? 'Other') => ({ type, fullName: name, body: { ...this.body(type, app), ...changes } });
    const client = (component) => ({ xml: this.write([component]), fault: 'soapenv:Client' });
    const refused = (component, ...codes) => ({ xml: this.write([component]), results: [{ success: false, codes }] });
    const type = this.random.pick(types);
    const faults = [
      () => client(one(type, { [`zz${this.random.word()}`]: 'x' })),
      () => client(one(APP, { distributionState: this.text(10) })),
      () => client(one(POLICY, { startPage: 'none' })),
      () => ({ xml: this.envelope('nonsenseMetadata', ''), fault: 'soapenv:Client' }),
      () => ({ xml: this.write([one(type, {})]).replace('soapenv:Body>', 'soapenv:Body'), fault: 'soapenv:Client' }),
      () => ({ xml: this.write([{ ...one(APP, {}), type: 'ConnectedAppOfNobody' }]), fault: 'sf:INVALID_TYPE' }),
      () => ({ xml: this.envelope('describeMetadata', element('asOfVersion', '67.0'), '00D000000000000!none'), fault: 'sf:INVALID_SESSION_ID' }),
      () => ({ xml: this.write(this.random.many(11, 14, () => one(APP, {}, 'Other'))), fault: 'sf:EXCEEDED_ID_LIMIT' }),
      () => ({ xml: this.envelope('listMetadata', element('queries', types.slice(0, 4).map((name) => ({ type: name })))), fault: 'sf:EXCEEDED_ID_LIMIT' }),
      () => refused(one(APP, { contactEmail: this.text(12).replace('@', '') }, 'Other'), 'INVALID_EMAIL_ADDRESS'),
      () => refused(one(APP, { contactEmail: undefined }, 'Other'), 'REQUIRED_FIELD_MISSING'),
      () => refused(one(APP, { label: 'x'.repeat(81 + this.random.below(300)) }, 'Other'), 'STRING_TOO_LONG'),
      () => refused(one(APP, {}, this.random.pick(['1st', 'Two__parts', 'End_', 'a b', 'ä', '', '-'])), 'INVALID_INPUT'),
      () => refused(one(this.random.pick([SETTINGS, GLOBAL, POLICY, OAUTH_POLICY]), { externalClientApplication: 'Nobody_here' }, 'Other'), 'INVALID_CROSS_REFERENCE_KEY'),
      () => refused({ ...one(APP, {}, 'Other'), body: { contactEmail: 'a@acme.example', isProtected: this.random.pick(['perhaps', 'truth', '2', 'no']) } }, 'INVALID_FIELD'),
      ...(made.size < types.length ? [] : [
        () => refused(one(SETTINGS, { commaSeparatedOauthScopes: `Api,${this.random.word()}` }), 'INVALID_INPUT'),
        () => refused(one(GLOBAL, { certificate: this.random.pick(['x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', this.certificates[0].slice(40), this.certificates[0].replace(/A/g, 'B')]) }), 'INVALID_INPUT'),
        () => refused(one(GLOBAL, { callbackUrl: this.random.pick(['http://a.example/', 'no address', '//x']) }), 'INVALID_INPUT'),
        () => refused(one(OAUTH_POLICY, { refreshTokenPolicyType: 'Zero', refreshTokenValidityPeriod: 3, refreshTokenValidityUnit: 'Days' }), 'FIELD_INTEGRITY_EXCEPTION'),
        () => refused(one(OAUTH_POLICY, { commaSeparatedPermissionSet: 'Nobody_has_it' }), 'INVALID_CROSS_REFERENCE_KEY'),
        () => refused(one(POLICY, {}, 'Another_policy'), 'DUPLICATE_VALUE'),
      ]),
      () => ({ xml: this.envelope('deleteMetadata', element('type', type) + element('fullNames', 'Nobody_here')), results: [{ success: false, codes: ['INVALID_CROSS_REFERENCE_KEY'] }] }),
    ];
    return this.random.pick(faults)();
  }

  // -- anything

  /** Of apps that this side keeps no account of; their names have no letter in common with the others' first. */
  damaged() {
    const type = this.random.pick(types);
    const whole = this.write([{ type, fullName: `Other_${this.random.below(4)}`, body: this.body(type, `Other_${this.random.below(4)}`) }], this.random.pick(['create', 'update', 'upsert']));
    return { xml: mutate(this.random, whole, 60_000) };
  }

  reading() {
    const type = this.random.pick([...types, 'Profile']);
    const names = this.random.many(1, 10, () => this.random.pick([...this.apps.keys(), 'Admin', 'Nobody', this.text(20)]));
    return this.random.weigh([
      [1, { xml: this.envelope('describeMetadata', element('asOfVersion', '67.0')), results: [] }],
      [2, { xml: this.envelope('listMetadata', element('queries', this.random.some([...types, 'Profile'], 3).map((name) => ({ type: name })))), results: [] }],
      [3, { xml: this.envelope('readMetadata', element('type', type) + element('fullNames', names)), results: [] }],
    ]);
  }
}

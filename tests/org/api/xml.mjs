/**
 * XML as the Metadata API speaks it: reading without namespaces, and writing
 * with the elements in the WSDL's order.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export const metadataNamespace = 'http://soap.sforce.com/2006/04/metadata';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const soapenv = 'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"';

const options = { removeNSPrefix: true, ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, trimValues: true, ignoreDeclaration: true, ignorePiTags: true };
const parser = new XMLParser(options);
const orderedParser = new XMLParser({ ...options, preserveOrder: true });

export const many = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Why a text is no XML that Salesforce reads, or null: { text, line, column }. */
export function malformed(text) {
  if (/<!DOCTYPE/i.test(text)) return { text: 'A document type definition is not allowed', line: 1, column: 1 };
  const found = XMLValidator.validate(text);
  if (found !== true) return { text: found.err.msg, line: found.err.line, column: found.err.col };
  try {
    parser.parse(text);
    return null;
  } catch {
    // What the validator lets pass and the parser does not, such as an instruction that never ends.
    return { text: 'The text is no XML', line: 1, column: 1 };
  }
}

export const parseXml = (text) => parser.parse(text);

/** The names of the elements below the root, in the order of the text. */
export function childNames(text) {
  const root = orderedParser.parse(text).find((node) => !Object.keys(node)[0].startsWith('#'));
  const [children] = Object.entries(root ?? {}).filter(([name]) => name !== ':@').map(([, inner]) => inner);
  return (children ?? []).map((node) => Object.keys(node).find((name) => name !== ':@')).filter((name) => !name.startsWith('#'));
}

/** What the parser found, without attributes; a nil element is one that was not sent. The type of a component stays. */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if (value['@nil'] === 'true' || value['@nil'] === '1') return undefined;
  // Text between elements means nothing; simple-salesforce leaves the word None there.
  const own = Object.entries(value).filter(([name]) => name === '@type' || !/^[@#]/.test(name));
  if ('#text' in value && !own.length) return value['#text'];
  return Object.fromEntries(own
    .map(([name, inner]) => [name, name === '@type' ? inner.split(':').pop() : plain(inner)])
    .filter(([, inner]) => inner !== undefined));
}

export const escapeXml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export function element(name, value) {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value === 'object') return `<${name}>${elements(value)}</${name}>`;
  return `<${name}>${escapeXml(value)}</${name}>`;
}

/** The WSDL orders the elements of a type by name, with fullName of the base type first. */
export function elements(value) {
  const names = Object.keys(value).sort((a, b) => (a === 'fullName' ? -1 : b === 'fullName' ? 1 : a < b ? -1 : 1));
  return names.map((name) => element(name, value[name])).join('');
}

/** A file of the file-based calls: the root is the type, and no line break falls into a value. */
export function fileXml(type, body) {
  const lines = Object.keys(body).sort().flatMap((name) => many(body[name]).map((value) => `    ${element(name, value)}\n`));
  return `${declaration}\n<${type} xmlns="${metadataNamespace}">\n${lines.join('')}</${type}>\n`;
}

export function answerXml(body) {
  const spaces = `${soapenv} xmlns="${metadataNamespace}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  return `${declaration}<soapenv:Envelope ${spaces}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

export function faultXml(code, message) {
  const fault = `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${escapeXml(message)}</faultstring></soapenv:Fault>`;
  return `${declaration}<soapenv:Envelope ${soapenv} xmlns:sf="${metadataNamespace}"><soapenv:Body>${fault}</soapenv:Body></soapenv:Envelope>`;
}

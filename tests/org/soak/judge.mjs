/** Whether an answer has a form that Salesforce gives; what is wrong with it is said in words, null when nothing is. */
import { XMLValidator } from 'fast-xml-parser';

const code = /^[A-Z][A-Z0-9_]*$/;

/** Asks once; an org that does not answer in this time hangs. */
export const patience = 20_000;

export async function ask(org, path, options = {}) {
  const response = await fetch(`http://127.0.0.1:${org.httpPort}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(patience), ...options });
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

/** The list of errors of the REST API, or why it is none. */
export function restRefusal({ status, type, text }) {
  if (status >= 500) return { wrong: `status ${status}: ${text.slice(0, 300)}` };
  if (status < 400) return { wrong: `status ${status} is no refusal` };
  if (!type.startsWith('application/json')) return { wrong: `a refusal of type ${type}` };
  let list;
  try {
    list = JSON.parse(text);
  } catch {
    return { wrong: 'a refusal that is no JSON' };
  }
  const proper = Array.isArray(list) && list.length > 0 && list.every((error) => typeof error?.message === 'string' && error.message !== '' && code.test(error.errorCode)
    && Object.keys(error).every((name) => ['message', 'errorCode', 'fields'].includes(name)) && (error.fields === undefined || error.fields.every((name) => typeof name === 'string')));
  return proper ? { code: list[0].errorCode } : { wrong: `a refusal of another form: ${text.slice(0, 300)}` };
}

/** The answer of the query resource, or why it is none. */
export function queryAnswer({ text }) {
  const answer = JSON.parse(text);
  if (!Number.isInteger(answer.totalSize) || typeof answer.done !== 'boolean' || !Array.isArray(answer.records)) return { wrong: `an answer of another form: ${text.slice(0, 300)}` };
  if (answer.records.some((record) => typeof record?.attributes?.type !== 'string')) return { wrong: 'a record without attributes' };
  if (answer.done && answer.records.length > 0 && answer.records.length !== answer.totalSize) return { wrong: `${answer.records.length} records of ${answer.totalSize}, and nothing more to come` };
  return { count: answer.totalSize };
}

const inner = (text, name) => [...text.matchAll(new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>([^]*?)</(?:\\w+:)?${name}>`, 'g'))].map(([, body]) => body);

/**
 * An answer of the Metadata API: { fault } or { results: [{ success, code }] } or
 * { wrong }. A fault has the status 500, as SOAP wants it.
 */
export function soapAnswer({ status, type, text }) {
  if (!type.startsWith('text/xml')) return { wrong: `status ${status} of type ${type}: ${text.slice(0, 300)}` };
  if (XMLValidator.validate(text) !== true) return { wrong: `an answer that is no XML: ${text.slice(0, 300)}` };
  const [fault] = inner(text, 'Fault');
  if (fault !== undefined) {
    const [[name], [message]] = [inner(fault, 'faultcode'), inner(fault, 'faultstring')];
    if (status !== 500 || !/^(sf|soapenv):\w+$/.test(name) || !message) return { wrong: `status ${status}, a fault of another form: ${fault.slice(0, 300)}` };
    return { fault: name };
  }
  if (status !== 200 || !/<\w+Response>[^]*<\/\w+Response>|<\w+Response\/>/.test(text)) return { wrong: `status ${status}: ${text.slice(0, 300)}` };
  const results = inner(text, 'result').filter((body) => /<success>/.test(body)).map((body) => ({ success: inner(body, 'success')[0] === 'true', code: inner(inner(body, 'errors')[0] ?? '', 'statusCode')[0] ?? null, message: inner(body, 'message')[0] }));
  const improper = results.find(({ success, code: name, message }) => (success ? name !== null : !code.test(name ?? '') || !message));
  return improper ? { wrong: `a result of another form: ${text.slice(0, 600)}` } : { results };
}

// The page's way to the org: JSON endpoints of the same host, guarded by the
// session cookie and the token that the shell page carries.
import { say } from 'setup/words';

export class OrgRefusal extends Error {
  constructor({ errorCode, message, fields }) {
    super(say(message));
    this.errorCode = errorCode;
    this.fields = fields ?? [];
  }
}

export async function callOrg(method, path, body) {
  const headers = { accept: 'application/json' };
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  if (method !== 'GET') {
    headers['x-csrf-token'] = document.querySelector('meta[name="csrf-token"]').content;
  }
  const answer = await fetch(`/_ui/org/${path}`, {
    method,
    headers,
    redirect: 'manual',
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.type === 'opaqueredirect') {
    // The session is over and the org leads to its login. The page goes there
    // as a whole, to come back to this address; nobody may act on this answer.
    location.reload();
    return new Promise(() => {});
  }
  const content = await answer.json();
  if (!answer.ok) {
    throw new OrgRefusal(content);
  }
  return content;
}

export function showToast(variant, message) {
  document.dispatchEvent(new CustomEvent('setuptoast', { detail: { variant, message: say(message) } }));
}

// `startAt` names the tab whose form the next page opens at once, or is null.
export function navigate(path, startAt) {
  document.dispatchEvent(new CustomEvent('setupnavigate', { detail: { path, startAt } }));
}

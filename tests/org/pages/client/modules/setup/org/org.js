// The page's way to the org: JSON endpoints of the same host, guarded by the
// session cookie and the token that the shell page carries.
export class OrgRefusal extends Error {
  constructor({ errorCode, message, fields }) {
    super(message);
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
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const content = await answer.json();
  if (answer.status === 401) {
    location.assign(content.loginUrl);
    // The page is on its way to the login; nobody may act on this answer.
    return new Promise(() => {});
  }
  if (!answer.ok) {
    throw new OrgRefusal(content);
  }
  return content;
}

export function showToast(variant, message) {
  document.dispatchEvent(new CustomEvent('setuptoast', { detail: { variant, message } }));
}

// `startAt` names the tab whose form the next page opens at once, or is null.
export function navigate(path, startAt) {
  document.dispatchEvent(new CustomEvent('setupnavigate', { detail: { path, startAt } }));
}

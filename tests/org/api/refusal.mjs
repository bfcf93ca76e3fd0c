/** A refusal of the OAuth endpoints: { error, error_description } instead of a list of errors. `login` is the status of the attempt in the login history. */
export class Refusal extends Error {
  constructor(error, description, { status = 400, login = `Failed: ${description}` } = {}) {
    super(description);
    Object.assign(this, { error, status, login });
  }
}

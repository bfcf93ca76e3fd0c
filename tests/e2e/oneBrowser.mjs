// One browser for all the tests of a file: to start one takes longer than many a
// test. In it each test has an org of its own and the extension as it is right
// after its installation.

import { startOrg } from '../org/org.mjs';
import { launch } from './driver.mjs';
import { EXTENSION } from './guide.mjs';

/** A browser, and one org after the other in it. */
export class OneBrowser {
  #options;
  #port = 0;

  /** `options` are those of `launch`, the org's aside. */
  constructor(options = {}) {
    this.#options = options;
    this.browser = null;
    this.org = null;
  }

  /** Another org at the same address, in place of the one before; browser and extension go on. */
  async replaceOrg(options) {
    await this.org?.close();
    this.org = null;
    this.org = await startOrg({ shadow: 'synthetic', ...options, port: this.#port });
    this.#port = this.org.port;
    return this.org;
  }

  /** A new org, and everything in the browser as after the installation. */
  async begin(options) {
    await this.replaceOrg(options);
    if (this.browser) await this.browser.beginAnew(this.org);
    else this.browser = await launch({ org: this.org, extension: EXTENSION, ...this.#options });
    return this.org;
  }

  /** Ends the browser, and the org that it shows. */
  async close() {
    await this.browser?.close();
    await this.org?.close();
  }
}

// Answers that are kept back, so that what a page shows meanwhile can be seen:
// by a test that lets them go when it has seen it, or for a time, for people.
import { setTimeout as delay } from 'node:timers/promises';

export class Holds {
  constructor(delayMs) {
    this.delayMs = delayMs;
    this.waiting = [];
  }

  /**
   * Keeps back the next answer to a request that fits ("METHOD path"). What the
   * request asks for has been done by then: {arrived, release}.
   */
  next(pattern) {
    const hold = { pattern };
    hold.arrived = new Promise((resolve) => { hold.arrive = resolve; });
    hold.released = new Promise((resolve) => { hold.release = resolve; });
    this.waiting.push(hold);
    return { arrived: hold.arrived, release: hold.release };
  }

  async pass({ method, path }) {
    const index = this.waiting.findIndex(({ pattern }) => pattern.test(`${method} ${path}`));
    if (index >= 0) {
      const [hold] = this.waiting.splice(index, 1);
      hold.arrive();
      await hold.released;
    }
    if (this.delayMs > 0) {
      await delay(this.delayMs);
    }
  }
}

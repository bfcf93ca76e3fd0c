/** Numbers that look random and repeat from a seed (mulberry32), and choices by them. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 to 1, without 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(bound) {
    return Math.floor(this.next() * bound);
  }

  chance(share) {
    return this.next() < share;
  }

  pick(items) {
    return items[this.below(items.length)];
  }

  /** One of several pieces of work, each with its share: `[[share, work], ...]`. */
  weigh(entries) {
    let left = this.next() * entries.reduce((sum, [share]) => sum + share, 0);
    const found = entries.find(([share]) => { left -= share; return left < 0; }) ?? entries.at(-1);
    return found[1];
  }

  /** Some of the items, in their order, at least one. */
  some(items, most = items.length) {
    const wanted = 1 + this.below(Math.min(most, items.length));
    const chosen = new Set();
    while (chosen.size < wanted) chosen.add(this.below(items.length));
    return [...chosen].sort((one, other) => one - other).map((index) => items[index]);
  }

  /** All of the items, in another order. */
  shuffle(items) {
    const left = [...items];
    return items.map(() => left.splice(this.below(left.length), 1)[0]);
  }

  /** A list of values from a function, `least` to `most` of them. */
  many(least, most, make) {
    return Array.from({ length: least + this.below(most - least + 1) }, () => make());
  }

  word(letters = 'abcdefghijklmnopqrstuvwxyz', most = 12) {
    return this.many(1, most, () => letters[this.below(letters.length)]).join('');
  }
}

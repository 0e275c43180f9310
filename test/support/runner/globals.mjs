/**
 * `@jest/globals` under our runner. What a module got once always belongs to the file that runs
 * now.
 */
export const current = {};

const live = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, _self, args) => current[name](...args),
    get: (_target, key) => current[name][key],
  });

export const [describe, it, test, expect, jest] = ['describe', 'it', 'test', 'expect', 'jest'].map(
  live,
);
export const [beforeAll, afterAll, beforeEach, afterEach] = [
  'beforeAll',
  'afterAll',
  'beforeEach',
  'afterEach',
].map(live);

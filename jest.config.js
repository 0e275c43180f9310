/**
 * Jest with a runner of our own, in Node's own modules (Nest 12 is ESM only): run through
 * `npm test`.
 */
export default {
  rootDir: '.',
  testMatch: [
    '<rootDir>/libs/**/*.{spec,test}.ts',
    '<rootDir>/apps/**/*.{spec,test}.ts',
    '<rootDir>/test/**/*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/test/architecture/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/'],
  runner: '<rootDir>/test/support/runner/index.mjs',
  injectGlobals: false,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testSequencer: '<rootDir>/test/support/slow-first.mjs',
  reporters: ['default', '<rootDir>/test/support/plain-reporter.mjs'],
  testTimeout: 60_000,
  maxWorkers: 2,
};

import Sequencer from '@jest/test-sequencer';

/** Puts files in the order of their names, for the runner's own test. */
export default class ByName extends Sequencer {
  sort(tests) {
    return tests.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }
}

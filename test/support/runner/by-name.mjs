import Sequencer from '@jest/test-sequencer';

/** For the runner's own test: files in the order of their names. */
export default class ByName extends Sequencer {
  sort(tests) {
    return tests.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }
}

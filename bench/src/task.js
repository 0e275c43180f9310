import { declareTransitions } from './product.js';

/**
 * A small obligation. Its facts are the same for every suite, and about as large as the product's
 * own.
 */
export const CUTOFF = '2024-02-15T17:00:00.000000Z';
const SHA = 'a3f1c0de'.repeat(8);

export const streamOf = (i, prefix = '') => `task-${prefix}${String(i).padStart(7, '0')}`;

export const issued = (i) => ({
  type: 'TaskIssued',
  data: {
    directive: 'directive-2024',
    cell: `cell-${i}`,
    workflow: 'review@0123456789ab',
    wording: 'trước ngày 15/02/2024',
    dueOn: '2024-02-15',
    cutoffAt: CUTOFF,
  },
});

export const submitted = (round) => ({
  type: 'ReportSubmitted',
  data: {
    round,
    receipt: `R-${round}`,
    sha256: SHA,
    completedAt: '2024-02-01T02:00:00.000000Z',
    by: 'account-1',
  },
});

/** What `EventStore.append` takes to issue one task. */
export const issueOperation = (i, prefix) => ({
  stream: streamOf(i, prefix),
  expect: 'none',
  events: [issued(i)],
  actor: 'clerk',
  causation: 'issue-directive',
  head: {
    status: 'issued',
    parent: 'directive-2024',
    owner: `cell-${i}`,
    dueAt: CUTOFF,
    cutoffAt: CUTOFF,
  },
});

/** The status goes none → issued ⇄ submitted. */
export const task = {
  name: 'task',
  initial: { status: 'none', round: 0, cell: '' },
  evolve(state, event) {
    switch (event.type) {
      case 'TaskIssued':
        return { status: 'issued', round: 0, cell: event.data.cell };
      case 'ReportSubmitted':
        return { ...state, status: 'submitted', round: event.data.round };
      case 'TaskExpired':
        return { ...state, status: 'expired' };
    }
  },
  parse: (fact) => fact,
  head: ({ status, cell }) => ({ status, owner: cell }),
};

export const declare = (dataSource) =>
  declareTransitions(dataSource.manager, 'task', [
    [null, 'issued'],
    ['issued', 'submitted'],
    ['submitted', 'submitted'],
    ['issued', 'expired'],
  ]);

/** Issues `count` tasks in calls of 2,500, two of them under way. */
export async function issueAll(store, count, { prefix = '', from = 0 } = {}) {
  const size = 2500;
  let next = from;
  const caller = async () => {
    while (next < from + count) {
      const start = next;
      next = Math.min(start + size, from + count);
      const verdicts = await store.append(
        Array.from({ length: next - start }, (_, k) => issueOperation(start + k, prefix)),
      );
      if (verdicts.some((verdict) => !verdict.ok)) throw new Error('a task was there already');
    }
  };
  await Promise.all([caller(), caller()]);
}

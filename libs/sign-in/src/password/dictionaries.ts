import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { commonHere, serviceWords } from './common-here.js';

/**
 * The estimator with its lists: fifty thousand passwords of breaches, and ours. Loaded with the
 * first password that is chosen, because it takes half a megabyte and most days need none.
 */
export const estimator = new ZxcvbnFactory({
  dictionary: {
    breached: dictionary['passwords-common']!,
    here: [...commonHere],
    service: [...serviceWords],
  },
  graphs: adjacencyGraphs,
});

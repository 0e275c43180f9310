import { type DocumentData, type DocumentKind } from './documents.js';
import { templateText } from './engine.js';

/** The sample of a kind: the seed letter, and the notice that answers it. */
export function sampleOf<K extends DocumentKind>(kind: K, variant?: string): DocumentData[K] {
  return JSON.parse(
    templateText(kind, variant === undefined ? 'sample.json' : `sample-${variant}.json`),
  ) as DocumentData[K];
}

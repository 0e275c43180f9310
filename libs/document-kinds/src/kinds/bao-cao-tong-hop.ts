import { z } from 'zod';
import { consolidatedTerm, consolidatedTermView } from '../consolidated-term.js';
import { text } from '../fields.js';
import { declareKind } from '../kind.js';
import { grounds, head } from '../paper.js';
import { samples } from './bao-cao-tong-hop.samples.js';

/**
 * The committee's report to its superior: the results of all cells' reviews, with a table per term.
 */
export const baoCaoTongHop = declareKind({
  name: 'bao-cao-tong-hop',
  noun: 'Báo cáo',
  register: 'BC',
  readers: 'committee',
  asked: null,
  schema: z.strictObject({
    ...head,
    grounds,
    opening: text,
    terms: z.array(consolidatedTerm).min(1).max(10),
    /** The template numbers them 1., 2., … */
    points: z.array(text),
    /** The closing sentence without its end mark. */
    closing: text,
  }),
  view: ({ grounds: lines, opening, terms, points, closing }) => ({
    grounds: lines,
    opening,
    points,
    closing,
    terms: terms.map(consolidatedTermView),
  }),
  title: ({ subject }) => `Báo cáo ${subject}`,
  samples,
});

import { z } from 'zod';
import { text } from '../fields.js';
import { declareKind } from '../kind.js';
import { head } from '../paper.js';
import { samples } from './cong-van.samples.js';

/** The letter that gives work out, and the one that corrects or withdraws it. */
export const congVan = declareKind({
  name: 'cong-van',
  noun: 'Công văn',
  register: 'CV',
  readers: 'everyone',
  asked: {
    at: 'issue',
    letter: ({ frame, issuedOn, number, text: words }) => ({
      ...frame,
      issuedOn,
      number,
      ...words,
    }),
  },
  schema: z.strictObject({
    ...head,
    addressees: z.array(text).min(1),
    opening: text,
    /** Numbered 1., 2., … by the template. */
    points: z.array(text).min(1),
    /** The `*` paragraph: date and consequence. */
    deadlineNote: text,
    /** Without its end mark. */
    closing: text,
  }),
  view: ({ opening, points, deadlineNote, closing, addressees }) => ({
    opening,
    points,
    deadlineNote,
    closing,
    addressees,
    addressee: addressees.length === 1 ? addressees[0] : null,
  }),
  title: ({ subject }) => `V/v ${subject}`,
  samples,
});

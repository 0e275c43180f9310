import { z } from 'zod';
import { text } from '../fields.js';
import { declareKind } from '../kind.js';
import { head } from '../paper.js';
import { samples } from './cong-van.samples.js';

/** The letter that gives work out, and the letter that corrects or withdraws it. */
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
    /** The template numbers them 1., 2., … */
    points: z.array(text).min(1),
    /** The `*` paragraph with the date and the consequence. */
    deadlineNote: text,
    /** The closing sentence without its end mark. */
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

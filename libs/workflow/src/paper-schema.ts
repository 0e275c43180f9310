import { z } from 'zod';
import { text } from './text-schema.js';
import {
  approvalTypes,
  askedKinds,
  issueTypes,
  letterBlanks,
  papersPer,
  signerPosts,
  signsFor,
} from './vocabulary.js';

const blank = /\{([^{}]*)\}/g;
/** A paragraph of a notice, with blanks such as {cell} and {year}. */
const paragraph = text(
  (value) => {
    const names = [...value.matchAll(blank)].map(([, name]) => name);
    return (
      value.trim().length > 0 &&
      value.length <= 2000 &&
      !/[{}]/.test(value.replace(blank, '')) &&
      names.every((name) => letterBlanks.some((known) => known === name))
    );
  },
  'Đoạn văn trống, quá dài hoặc có chỗ điền lạ.',
  `Chỗ điền chỉ gồm: ${letterBlanks.map((name) => `{${name}}`).join(', ')}.`,
);
const letter = z.strictObject({
  /** Follows THÔNG BÁO in lower case: "về kết quả …". */
  subject: paragraph,
  opening: paragraph,
  points: z.array(paragraph).min(1).max(20),
  closing: paragraph,
});

/** The foot of a paper where it is not the committee's usual one. */
const signer = z
  .strictObject({ signsFor: z.enum(signsFor).optional(), post: z.enum(signerPosts).optional() })
  .refine((value) => value.signsFor !== undefined || value.post !== undefined, {
    error: "'signer' chưa nói gì.",
    params: { fix: "Viết 'signsFor: ban-thuong-vu' hoặc 'post: pho-bi-thu', hoặc bỏ 'signer'." },
  });

export const documents = z.strictObject({
  /** When it is left out, the directive is issued by a công văn. */
  issue: z
    .strictObject({
      kind: z.enum(askedKinds),
      type: z.enum(issueTypes),
      signer: signer.optional(),
    })
    .default({ kind: 'cong-van', type: 'CV' }),
  /** When it is left out, an approval draws no number and has no paper. */
  approve: z
    .strictObject({
      kind: z.enum(askedKinds),
      type: z.enum(approvalTypes),
      /** Left out: each cell has its own. */
      per: z.enum(papersPer).optional(),
      letter: letter.optional(),
      signer: signer.optional(),
      /** "Nơi nhận"; left out: those that the kind names. */
      recipients: z.array(paragraph).min(1).max(20).optional(),
    })
    .optional(),
  /** A paper for the cell each time that a step of the definition's own is taken. */
  steps: z
    .array(
      z.strictObject({
        step: z.string(),
        kind: z.enum(askedKinds),
        type: z.enum(approvalTypes),
        letter,
        signer: signer.optional(),
        recipients: z.array(paragraph).min(1).max(20).optional(),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
});

export type Signer = z.infer<typeof signer>;

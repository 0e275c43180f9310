import { z } from 'zod';
import { deltaShape, entryShape, termRefShape } from '#libs/planning';

// These names are stored. Never rename; add. Ids only: no name, no birth date.

const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), data: z.object(shape) });

export const planListEvent = z.discriminatedUnion('type', [
  /**
   * First fact of a list: the persons who were planned on paper when the first review here was
   * approved.
   */
  fact('PlanListOpened', { cell: z.string(), term: termRefShape, entries: z.array(entryShape) }),
  /**
   * What one approval changed. `since` cites its notice: "Thông báo số 119-TB/ĐU, ngày 20/02/2024".
   * `notice` is the stream of that notice.
   */
  fact('PlanListAmended', {
    delta: deltaShape,
    notice: z.string(),
    since: z.string(),
    directive: z.string(),
    by: z.string(),
  }),
  /**
   * The approval by `notice` was revoked, and `delta` leads back to the list before it. `standing`
   * is the approval that counts again; null for the list taken over from paper.
   */
  fact('PlanListTakenBack', {
    delta: deltaShape,
    notice: z.string(),
    directive: z.string(),
    by: z.string(),
    standing: z.object({ since: z.string(), directive: z.string(), at: z.string() }).nullable(),
  }),
]);

export type PlanListEvent = z.infer<typeof planListEvent>;

import { type LegacyText } from '#libs/text';

export interface CellProblem {
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
  /** Set when the value was read and is kept. */
  readonly severity?: 'warning';
}

/**
 * Says which font it was and what to write instead, because nobody can read this text on a paper.
 */
export function legacyProblem(
  title: string,
  typed: string,
  { encoding, converted }: LegacyText,
): CellProblem {
  return {
    rule: 'LEGACY_FONT',
    message: `“${title}” ghi “${typed}” bằng phông chữ cũ (bảng mã ${encoding})`,
    fix: `Gõ lại bằng Unicode: “${converted}”.`,
  };
}

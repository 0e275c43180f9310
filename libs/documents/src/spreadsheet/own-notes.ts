/**
 * Our notes begin with this sign, whoever saved the workbook since and whatever became of their
 * author.
 */
export const noteSign = 'Đôn Đốc: ';
/** Author of our notes, including those at the headings. */
export const noteAuthor = 'Đôn Đốc';

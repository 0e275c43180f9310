/** A note of ours begins so, whoever saved the workbook since and whatever became of its author. */
export const noteSign = 'Đôn Đốc: ';
/** Who wrote our notes, those of the headings as well. */
export const noteAuthor = 'Đôn Đốc';

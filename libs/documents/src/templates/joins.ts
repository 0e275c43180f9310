// Decides where a line of a paper may not end, for all kinds. It works on the finished text, so
// neither a template nor its data has to deal with it.

const blank = '\u00A0';

/**
 * A date, a term of office, or a number with its symbol: 20/02/2024, 2025-2027, 119-TB/ĐU. Longer
 * ones may break, because they might not fit on a line.
 */
const token = /(?<![\p{L}\p{M}\p{N}&#/.–-])\d[\p{L}\p{M}\p{N}]*(?:[-/.–][\p{L}\p{M}\p{N}]+)+/gu;
const LONGEST = 24;

/** Blanks that keep two words together. */
const held: readonly RegExp[] = [
  // ngày 20/02/2024, số 05-BC/CB, nhiệm kỳ 2025-2027, năm 2024
  /(?<=(?<![\p{L}\p{M}])(?:ngày|tháng|năm|số|kỳ|quý|khoản|điểm|điều|mục|khóa|khoá|lần|thứ|trang)) (?=\d)/giu,
  // ngày 20 tháng 02 năm 2024; a draft leaves the day open
  /(?<=(?<![\p{L}\p{M}])ngày[ \u00A0](?:\d{1,2}|\u00A0+)) (?=tháng)|(?<=tháng[ \u00A0]\d{1,2}) (?=năm[ \u00A0]\d)/giu,
  // 07 đồng chí, 12 chi bộ, 30 ngày
  /(?<=(?<![\p{L}\p{M}\p{N}/.-])\d{1,4}) (?=(?:đồng chí|chức danh|chi bộ|đảng viên|cấp [uủ][ỷy]|chi [uủ][ỷy]|người|phiếu|lượt|ngày|tháng|năm|giờ|tuổi|%)(?![\p{L}\p{M}]))/giu,
  /(?<=đồng) (?=chí)|(?<=cấp) (?=[uủ][ỷy])|(?<=quy) (?=hoạch)/giu,
  // A dash between words stays at the end of its line.
  / (?=[-–] )/g,
];

/**
 * A column of a table is too narrow to keep words together, so only numbers are kept together
 * there.
 */
function joined(text: string, narrow: boolean): string {
  const blanks = narrow
    ? text
    : held.reduce((value, pattern) => value.replaceAll(pattern, blank), text);
  return blanks.replaceAll(token, (found) =>
    found.length > LONGEST ? found : `<span class="keep">${found}</span>`,
  );
}

/** The HTML of a paper, with the words that belong together kept together. */
export function joinLines(html: string): string {
  const start = html.indexOf('<body');
  let [style, narrow] = [false, false];
  const parts = html
    .slice(start)
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (!part.startsWith('<')) return style ? part : joined(part, narrow);
      if (/^<\/?style\b/.test(part)) style = !part.startsWith('</');
      if (/^<table class="people|^<\/table/.test(part)) narrow = !part.startsWith('</');
      return part;
    });
  return html.slice(0, start) + parts.join('');
}

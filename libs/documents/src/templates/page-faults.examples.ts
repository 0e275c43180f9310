import { bareText, type PaperPage } from '../pdf/read-paper.js';
import { type Profile, spell } from './profile.js';

/** The last page that has the text, -1 for none. */
function lastPage(pages: readonly PaperPage[], text: string): number {
  return pages.findLastIndex((page) => bareText(page.text).includes(bareText(text)));
}

/** Places of rows on a page, from the top; a table begins with 1. */
function rowsOf({ runs, height }: PaperPage): number[] {
  return runs
    .filter(({ text, x, y }) => /^\d{1,2}$/.test(text.trim()) && x < 115 && y < height - 55)
    .toSorted((a, b) => b.y - a.y)
    .map(({ text }) => Number(text));
}

/** What stands at the end of a paper. */
export interface EndTexts {
  readonly closing: string;
  readonly authority: string;
  readonly signer: string;
}

/** What is torn or alone; nothing when the paper is as a clerk would break it. */
export function faults(pages: readonly PaperPage[], texts: EndTexts): string[] {
  const end = pages.length - 1;
  const ends = {
    begins: texts.closing.slice(0, 30),
    closing: texts.closing.slice(-30),
    authority: texts.authority,
    signer: texts.signer,
    recipients: 'Nơi nhận',
  };
  const torn = Object.entries(ends).flatMap(([name, text]) =>
    lastPage(pages, text) === end
      ? []
      : [`${name} on page ${lastPage(pages, text) + 1} of ${end + 1}`],
  );
  const lonely = pages.slice(0, -1).flatMap((page, index) => {
    const lowest = Math.min(...page.runs.map(({ y }) => y));
    const line = page.runs
      .filter(({ y }) => y - lowest < 3)
      .map(({ text }) => text)
      .join('');
    return /^([1-5]\. [^,;]*(đồng chí|không có)|[IVX]+- |TT$|.*như sau:$)/.test(line)
      ? [`“${line}” ends page ${index + 1}`]
      : [];
  });
  const single = pages.slice(1).flatMap((page, index) => {
    const [before, rows] = [rowsOf(pages[index]!), rowsOf(page)];
    const continued = rows[0] !== undefined && rows[0] > 1 && rows[0] === (before.at(-1) ?? 0) + 1;
    return [
      ...(continued && rows[1] !== rows[0]! + 1
        ? [`row ${rows[0]} alone on page ${index + 2}`]
        : []),
      ...(continued && before.at(-1) === 1 ? [`row 1 alone on page ${index + 1}`] : []),
    ];
  });
  return [...torn, ...lonely, ...single];
}

interface Ended {
  closing?: string;
  carriedOutBy?: string;
  signature: { onBehalfOf: string; signer?: string | null };
}

export function textsOf(data: Ended, { spelling }: Profile): EndTexts {
  const closing =
    data.closing ??
    `${data.carriedOutBy} có trách nhiệm thông báo, công khai kết quả quy hoạch theo quy ` +
      'định; thực hiện đào tạo, bồi dưỡng cán bộ trong quy hoạch và tiếp tục rà soát, bổ sung ' +
      'quy hoạch vào năm sau';
  return {
    closing: spell(closing, spelling),
    authority: spell(`T/M ${data.signature.onBehalfOf.toLocaleUpperCase('vi')}`, spelling),
    signer: data.signature.signer!,
  };
}

/** What stands between the margins, in the order of the page. */
const bodyOf = (pages: readonly PaperPage[]): string =>
  bareText(
    pages
      .flatMap(({ runs, height }) => runs.filter(({ y }) => y < height - 55))
      .map(({ text }) => text)
      .join(''),
  );

/**
 * What is wrong at the end of a paper whose last paragraph may be longer than a page: eight lines
 * of it, or all, stand with the signature.
 */
export function endFaults(
  pages: readonly PaperPage[],
  { closing, authority, signer }: EndTexts,
): string[] {
  const signed = lastPage(pages, authority);
  const together = Object.entries({
    'the end of the text': closing.slice(-400),
    signer,
    recipients: 'Nơi nhận',
  }).filter(([, text]) => lastPage(pages, text) !== signed);
  return [
    ...together.map(([name]) => `${name} is not on page ${signed + 1} with the signature`),
    ...(bodyOf(pages).includes(bareText(closing)) ? [] : ['a part of the last paragraph is lost']),
  ];
}

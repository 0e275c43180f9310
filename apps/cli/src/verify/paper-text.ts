import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findKind, printsLists } from '#libs/document-kinds';
import { bareText, PaperUnreadable, readPaper } from '#libs/documents';
import { type Findings } from './findings.js';
import { ofCategory, rule, type Snapshot } from './snapshot.js';

/** A sealed paper: what the register says of it, what it was to print, and where its bytes are. */
export interface ArchivedPaper {
  readonly notice: string;
  readonly kind: string;
  readonly symbol: string;
  readonly issuedOn: string;
  readonly title: string;
  readonly sha256: string;
  readonly letter: Letter;
  /** For an approval, the cell that the register says it is for. */
  readonly cell: string | null;
  /**
   * The lists that the approval amended, and on what they stood: the notice that approved them
   * last, else the papers from which their lines came.
   */
  readonly amended: readonly {
    readonly cell: string;
    readonly term: string;
    readonly since: readonly string[];
  }[];
}

interface Letter {
  readonly issuer?: { readonly place?: string };
  readonly cell?: string;
  readonly year?: number;
  readonly terms?: readonly {
    readonly term: string;
    readonly base?: string | null;
    readonly [list: string]: unknown;
  }[];
}

const PAGE = 200;
const PAPERS = `
  with amendment as (
    select a.data->>'notice' as notice, jsonb_agg(jsonb_build_object('cell',
      a.data->'delta'->>'cell', 'term', a.data->'delta'->'term'->>'name', 'since', case
      when before.cited is not null then jsonb_build_array(before.cited) else (
      select coalesce(jsonb_agg(distinct l->>'since'), '[]')
        from jsonb_array_elements(a.data->'delta'->'lines') l where l->>'since' is not null)
        end)) as lists
    from known_event a left join lateral (
      select coalesce(p.data->>'since', p.data->'standing'->>'since') as cited from known_event p
        where p.stream = a.stream and p.version = a.version - 1) before on true
    where ${ofCategory('a', 'plan')} and a.type = 'PlanListAmended' group by 1)
  select n.stream as notice, n.data->>'kind' as kind, n.data->>'symbol' as symbol,
    n.data->>'issuedOn' as "issuedOn", n.data->>'title' as title, s.data->>'sha256' as sha256,
    l.data as letter,
    case when h.category = 'obligation' then h.owner end as cell, coalesce(a.lists, '[]') as amended
  from known_event n join known_event s on s.stream = n.stream and s.type = 'NoticeSealed'
    join app.letter l on l.notice = n.stream
  left join app.head h on h.stream = n.data->>'subject' left join amendment a on a.notice = n.stream
  where ${ofCategory('n', 'notice')} and n.version = 1 and n.type = 'NoticeNumbered'
    order by n.stream collate "C"`;

/**
 * Only letters and figures, because blanks and hyphens may be lost where a line ends. uỷ and ủy are
 * one word, also in capitals.
 */
export function folded(value: string): string {
  return bareText(value).toLocaleLowerCase('vi').replaceAll('uỷ', 'ủy');
}

/**
 * The number in the head is the first one that follows "Số" with a capital. A line may end anywhere
 * in it.
 */
function* numberFault(text: string, { symbol }: ArchivedPaper): Generator<string> {
  const printed = /Số\s*(?=\d+\s*-)/u.exec(text);
  const rest = printed ? text.slice(printed.index + printed[0].length) : '';
  const wanted = Array.from(symbol.replaceAll(/\s+/g, ''), (letter) =>
    letter.replace(/[^\p{L}\p{M}\p{N}]/u, '[^\\p{L}\\p{N}]'),
  ).join('\\s*');
  if (new RegExp(`^${wanted}(?![\\p{L}\\p{M}\\p{N}])`, 'u').test(rest)) return;
  yield (
    `in số ${/^\d+\s*-\s*\p{L}+\s*\/\s*\p{L}*/u.exec(rest)?.[0] ?? '(không thấy)'}, sổ ghi ` +
    `${symbol}`
  );
}

function* dayFault(text: string, { issuedOn, letter }: ArchivedPaper): Generator<string> {
  const [year, month, day] = issuedOn.split('-').map(Number);
  const place = folded(letter.issuer?.place ?? '');
  if (new RegExp(`${place}ngày0?${day}tháng0?${month}năm${year}(?!\\d)`, 'u').test(folded(text)))
    return;
  const said = new RegExp(`${place}(ngày(\\d{1,2})tháng(\\d{1,2})năm(\\d{4}))`, 'u').exec(
    folded(text),
  );
  yield (
    `in ${said ? `ngày ${said[2]} tháng ${said[3]} năm ${said[4]}` : 'ngày khác'}, sổ ghi ngày ` +
    `${day} tháng ${month} năm ${year}`
  );
}

/** Everybody whom the lists of the approval name. */
function namesOf({ terms = [] }: Letter): string[] {
  const people = terms.flatMap((term) =>
    ['continued', 'removed', 'added', 'notApproved'].flatMap(
      (list) => (term[list] ?? []) as { name: string }[],
    ),
  );
  return people.map(({ name }) => name);
}

function hasLists(kind: string): boolean {
  const known = findKind(kind);
  return known !== undefined && printsLists(known);
}

function* cellFault(
  text: string,
  { kind, title, letter, cell, amended }: ArchivedPaper,
): Generator<string> {
  if (!hasLists(kind) || letter.cell === undefined) return;
  const [read, name] = [folded(text), folded(letter.cell)];
  if (!read.includes(`của${name}năm${letter.year}`))
    yield `không phải thông báo của ${letter.cell}`;
  if (!folded(title).endsWith(name)) yield `in cho ${letter.cell}, sổ ghi “${title}”`;
  const strangers = cell === null ? [] : amended.filter((one) => one.cell !== cell);
  if (strangers.length > 0)
    yield `ghi vào danh sách của chi bộ khác (${strangers.map((one) => one.cell).join(', ')})`;
  const missing = namesOf(letter).filter((each) => !read.includes(folded(each))).length;
  if (missing > 0) yield `thiếu ${missing} người trong danh sách đã phê duyệt của chi bộ này`;
}

/**
 * What the paper itself says, compared with its row of the register. No person is named, because
 * findings go into logs.
 */
export function textFaults(text: string, paper: ArchivedPaper): string[] {
  return [...numberFault(text, paper), ...dayFault(text, paper), ...cellFault(text, paper)];
}

const symbolsIn = (text: string): string[] => text.match(/\d+-\p{L}+\/[\p{L}\p{N}-]+/gu) ?? [];

/**
 * Terms whose list stood on another paper than the one that the approval cites. What is sealed
 * stays as it is, so this is told and never mended.
 */
export function citationRemarks({
  letter,
  amended,
}: Pick<ArchivedPaper, 'letter' | 'amended'>): string[] {
  return (letter.terms ?? []).flatMap(({ term, base }) => {
    const stood = amended
      .filter((list) => list.term === term)
      .flatMap(({ since }) => since.flatMap(symbolsIn));
    const cited = symbolsIn(base ?? '');
    if (stood.length === 0 || cited.length === 0 || cited.some((symbol) => stood.includes(symbol)))
      return [];
    return [
      `nhiệm kỳ ${term} dẫn ${cited.join(', ')} nhưng danh sách lập theo ` +
        `${[...new Set(stood)].join(', ')}`,
    ];
  });
}

/** Bytes that are gone, or are not what was sealed, are the matter of I7 and I13. */
async function sealedBytes(archiveDir: string, sha256: string): Promise<Buffer | undefined> {
  const bytes = await readFile(path.join(archiveDir, 'objects', sha256.slice(0, 2), sha256)).catch(
    () => undefined,
  );
  return bytes && createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
}

const KEPT = 500;
/** What papers say, by the hash of their bytes, which are hashed anew each time. */
const texts = new Map<string, string>();

/** A process that verifies again reads the same bytes once. Error: `PaperUnreadable`. */
async function textOf(sha256: string, bytes: Buffer): Promise<string> {
  const known = texts.get(sha256);
  if (known !== undefined) return known;
  const text = (await readPaper(bytes)).map((page) => page.text).join(' ');
  if (texts.size < KEPT) texts.set(sha256, text);
  return text;
}

async function checkPaper(
  findings: Findings,
  archiveDir: string,
  paper: ArchivedPaper,
): Promise<void> {
  const bytes = await sealedBytes(archiveDir, paper.sha256);
  if (!bytes) return;
  findings.looked('I17', 'văn bản đã đọc', 1);
  const { notice, symbol } = paper;
  try {
    const faults = textFaults(await textOf(paper.sha256, bytes), paper);
    const remarks = citationRemarks(paper);
    if (remarks.length > 0)
      findings.note(
        'I17',
        `${notice} (${symbol}): ${remarks.join('; ')}. Văn bản đã niêm phong được giữ ` +
          'nguyên; đính chính bằng văn bản sau nếu cần.',
      );
    if (faults.length > 0)
      findings.violate(
        'I17',
        `${notice} (${symbol}): tệp lưu trữ ${faults.join('; ')}. Đây là tệp của văn bản ` +
          'khác hoặc đã lập sai: không giao bản này; thu hồi và ban hành văn bản thay thế.',
      );
  } catch (error) {
    if (!(error instanceof PaperUnreadable)) throw error;
    findings.violate(
      'I17',
      `${notice} (${symbol}): không đọc được chữ trong tệp lưu trữ ` +
        `(${error.message.slice(0, 100)}).`,
    );
  }
}

/**
 * I17: each archived paper is read from its bytes once, and says the number, the day, the cell and
 * the people of its row of the register.
 */
export async function checkPaperTexts(
  snapshot: Snapshot,
  findings: Findings,
  archiveDir: string,
): Promise<void> {
  for await (const page of snapshot.pages<ArchivedPaper>(PAPERS, PAGE))
    for (const paper of page) await checkPaper(findings, archiveDir, paper);
}

export const paperTextRules = [
  rule<{ file: string; notices: string }>({
    id: 'I17',
    sql: `select s.data->>'file' as file, string_agg(distinct s.stream, ', ') as notices
      from known_event s
          where ${ofCategory('s', 'notice')} and s.type = 'NoticeSealed' and s.data->>'file' is not
            null group by 1 having count(distinct s.stream) > 1`,
    says: ({ file, notices }) =>
      `Một tệp ${file} cho nhiều văn bản: ${notices}. Mỗi văn bản phải có tệp của riêng nó.`,
  }),
];

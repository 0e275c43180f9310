import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Finding, UnplacedFinding } from './finding.js';
import { oddities } from './oddities.js';

/** Longest text in characters. A definition is a few pages of text. */
const longest = 32_000;
const deepest = 20;

/**
 * The parser recurses, and some thousand brackets exhaust the stack. In the wrong place that ends
 * the process (seen on Node 20 with yaml 2.9.1), so such a text never reaches it. Brackets in
 * quotes count too, because no sound definition comes near the limit.
 */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    if (mark === '[' || mark === '{') depth += 1;
    if (mark === ']' || mark === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return /^(?:[ \t]*[-?:](?=[ \t])){10}/m.test(text);
}

const yamlMessages: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  DUPLICATE_KEY: ['Khóa này đã có ở trên.', 'Bỏ một trong hai.'],
  TAB_AS_INDENT: ['Thụt dòng bằng phím Tab.', 'Dùng dấu cách, mỗi cấp hai dấu.'],
  BAD_INDENT: [
    'Thụt dòng không đều hoặc thiếu dấu đóng ] hay }.',
    'Cho thẳng hàng với các dòng cùng cấp, hoặc đóng ngoặc ở dòng trên.',
  ],
  MULTIPLE_DOCS: ['Tệp có nhiều tài liệu (dòng ---).', 'Mỗi tệp một quy trình.'],
  MISSING_CHAR: [
    'Thiếu một dấu (nháy, hai chấm hoặc phẩy).',
    'Thêm dấu còn thiếu ngay trước chỗ này.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'Có hai dấu hai chấm trên một dòng.',
    'Đặt giá trị trong dấu nháy, hoặc xuống dòng và thụt vào.',
  ],
  MULTILINE_IMPLICIT_KEY: ['Dòng này thiếu dấu hai chấm.', "Viết theo dạng 'khóa: giá trị'."],
  NON_STRING_KEY: ['Khóa phải là một chữ.', "Viết theo dạng 'khóa: giá trị'."],
  TAG_RESOLVE_FAILED: ['Không dùng thẻ (!…) trong quy trình.', 'Bỏ thẻ.'],
};

export interface Source {
  /** Plain JSON with its text in NFC. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** What reads as another thing than it seems to; never asked of a definition that was stored. */
  readonly odd: readonly Finding[];
  place(unplaced: UnplacedFinding): Finding;
}

/** The pair or item at the end of the path, or at the end of its longest part that exists. */
function walk(
  document: Document,
  path: readonly PropertyKey[],
): { node: Node | null; key: Node | null; whole: boolean } {
  let node: unknown = document.contents;
  let key: Node | null = null;
  for (const segment of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(segment),
      );
      if (!pair) return { node: node as Node, key, whole: false };
      [node, key] = [pair.value, pair.key as Node];
    } else {
      const item: unknown = isSeq(node) ? node.items[Number(segment)] : undefined;
      if (item === undefined) return { node: node as Node, key, whole: false };
      [node, key] = [item, null];
    }
  }
  return { node: node as Node | null, key, whole: true };
}

/**
 * Where the text of a value begins: behind its quotes, or where a folded text is found unchanged.
 */
function textStart(node: Node | null, source: string): number {
  const [start = 0, end = 0] = node?.range ?? [];
  const found = isScalar(node) ? source.slice(start, end).indexOf(String(node.value)) : -1;
  return start + Math.max(found, 0);
}

function startOf(nodes: readonly (Node | null)[]): number {
  return nodes.find((node) => node !== null)?.range?.[0] ?? 0;
}

function offsetOf(
  document: Document,
  { path, at, offset }: UnplacedFinding,
  source: string,
): number {
  const { node, key, whole } = walk(document, path);
  if (offset !== undefined && whole) return textStart(node, source) + offset;
  // A missing key is reported at the heading under which it is missing.
  return startOf(at === 'key' || !whole ? [key, node] : [node, key]);
}

/**
 * Parses the text. The findings are those of YAML itself. Line and column count from 1 in the NFC
 * form of the text.
 */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const findings: Finding[] = [];
  const note = (offset: number, [message, fix]: readonly [string, string]): Finding => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message, fix };
  };
  if (text.length > longest)
    return failed(
      file,
      `Tệp dài hơn ${longest} ký tự.`,
      'Quy trình chỉ vài trang: kiểm tra lại tệp.',
    );
  if (tooDeep(text))
    return failed(file, 'Tệp lồng nhau quá sâu.', 'Kiểm tra lại các dấu ngoặc và dấu gạch.');
  const normal = text.normalize('NFC');
  const document = parseDocument(normal, {
    lineCounter: lines,
    stringKeys: true,
    prettyErrors: false,
  });
  for (const error of [...document.errors, ...document.warnings])
    findings.push(note(error.pos[0], explainYaml(error)));
  visit(document, {
    Alias: (_, node) =>
      void findings.push(
        note(node.range?.[0] ?? 0, [
          'Không dùng bí danh (*) của YAML trong quy trình.',
          'Viết lại nội dung tại đây.',
        ]),
      ),
  });
  const value: unknown = findings.length > 0 ? undefined : document.toJS();
  const odd = oddities(document, normal).map(({ offset, message, fix }) =>
    note(offset, [message, fix]),
  );
  return {
    value,
    // What nobody sees is often why YAML cannot be read.
    findings: findings.length > 0 ? [...findings, ...odd] : [],
    odd,
    place: (unplaced) =>
      note(offsetOf(document, unplaced, normal), [unplaced.message, unplaced.fix]),
  };
}

function explainYaml(error: YAMLError): readonly [string, string] {
  return (
    yamlMessages[error.code] ?? [
      `Không đọc được YAML ở đây (${error.code}).`,
      'Xem lại dấu hai chấm, dấu nháy và thụt dòng của dòng này và dòng trên.',
    ]
  );
}

function failed(file: string, message: string, fix: string): Source {
  const finding = { file, line: 1, column: 1, message, fix };
  return { value: undefined, findings: [finding], odd: [], place: () => finding };
}

import {
  type Document,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  type Pair,
  type Scalar,
  visit,
} from 'yaml';

/** What is read as something else than what was meant, though YAML allows it. */
export interface Oddity {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

type Found = readonly Oddity[];

// Marks that nobody sees and everybody copies: control characters, directions, zero widths.
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;
const hardSpaces = /^[ \t]*(\u00A0)/gm;

const codeOf = (mark: string): string =>
  `U+${mark.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** At most three of a kind: a file full of them is one mistake. */
function unseenIn(text: string): Found {
  // In front of the text it says that this is UTF-8.
  const inside = [...text.matchAll(unseen)].filter(
    ({ index, 0: mark }) => index > 0 || mark !== '\uFEFF',
  );
  const marks = inside.map(({ index, 0: mark }) => ({
    offset: index,
    message: `Có ký tự không nhìn thấy (${codeOf(mark)}).`,
    fix: 'Xóa ký tự này rồi gõ lại chỗ đó.',
  }));
  const spaces = [...text.matchAll(hardSpaces)].map(({ index, 0: start }) => ({
    offset: index + start.length - 1,
    message: 'Thụt dòng bằng dấu cách không ngắt (U+00A0).',
    fix: 'Xóa rồi gõ lại bằng dấu cách thường.',
  }));
  return [...marks.slice(0, 3), ...spaces.slice(0, 3)];
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** `05`, `0x5`, `1e3`, `.inf`: a number, and not the one that stands there. */
function oddNumber({ value, source = '', range }: Scalar): Found {
  if (typeof value !== 'number' || plainNumber.test(source)) return [];
  return [
    {
      offset: range?.[0] ?? 0,
      message: `'${source}' được đọc là số ${value}.`,
      fix: `Nếu là số thì viết '${value}' không kèm dấu gì; nếu là chữ thì đặt trong dấu nháy.`,
    },
  ];
}

const curled = /^[“”„‘’].*[“”‘’]$/su;

/** Quotes of a word processor do not quote. */
function curledQuotes({ value, type, range }: Scalar): Found {
  if (type !== 'PLAIN' || typeof value !== 'string' || !curled.test(value)) return [];
  return [
    {
      offset: range?.[0] ?? 0,
      message: 'Dấu nháy cong không phải dấu nháy của YAML.',
      fix: "Gõ dấu nháy thẳng: '…'.",
    },
  ];
}

/** `title:Mở lại` is one word, and no key. */
function glued({ value, type, range }: Scalar): Found {
  if (type !== 'PLAIN' || typeof value !== 'string' || !/^[a-z][A-Za-z]*:[^\s/]/.test(value))
    return [];
  return [
    {
      offset: range?.[0] ?? 0,
      message: 'Thiếu dấu cách sau dấu hai chấm.',
      fix: "Viết theo dạng 'khóa: giá trị'; nếu là chữ thì đặt trong dấu nháy.",
    },
  ];
}

/** `Báo cáo #1` is read as `Báo cáo`: the rest of the line was taken for a note. */
function swallowed({ value, type, range }: Scalar, text: string): Found {
  if (type !== 'PLAIN' || typeof value !== 'string' || !range) return [];
  const rest = /^[ \t]+(#[^\s#].*)$/m.exec(text.slice(range[1]).split('\n', 1)[0]!);
  if (!rest) return [];
  return [
    {
      offset: range[1] + rest[0].length - rest[1]!.length,
      message: `Phần “${rest[1]!.slice(0, 40)}” bị coi là ghi chú nên không được đọc.`,
      fix: 'Đặt cả giá trị trong dấu nháy; nếu là ghi chú, thêm dấu cách sau dấu #.',
    },
  ];
}

/** A value that begins with # is none at all. */
function swallowedWhole({ key, value }: Pair, text: string): Found {
  const end = isScalar(key) ? key.range?.[1] : undefined;
  if (end === undefined || (isScalar(value) ? value.value !== null : value !== null)) return [];
  const rest = /^[ \t]*:[ \t]+(#.*)/.exec(text.slice(end));
  if (!rest) return [];
  return [
    {
      offset: end + rest[0].length - rest[1]!.length,
      message: 'Giá trị bắt đầu bằng dấu # nên bị coi là ghi chú.',
      fix: 'Đặt giá trị trong dấu nháy.',
    },
  ];
}

/** `&Mở lại` is read as `lại`, under a name that nothing uses. */
function anchored(node: unknown): Found {
  if ((!isScalar(node) && !isCollection(node)) || isAlias(node) || !node.anchor) return [];
  return [
    {
      offset: node.range?.[0] ?? 0,
      message: `Không dùng neo (&${node.anchor}) của YAML trong quy trình.`,
      fix: 'Bỏ neo; nếu là chữ thì đặt cả giá trị trong dấu nháy.',
    },
  ];
}

/** Everything in the text that is sound YAML and yet says another thing than it seems to. */
export function oddities(document: Document, text: string): Found {
  const found: Oddity[] = [...unseenIn(text)];
  if (document.directives?.yaml.explicit)
    found.push({
      offset: 0,
      message: 'Không dùng dòng %YAML trong quy trình.',
      fix: 'Bỏ dòng này.',
    });
  visit(document, (_, node) => {
    found.push(...anchored(node));
    if (isPair(node)) found.push(...swallowedWhole(node, text));
    if (!isScalar(node)) return;
    found.push(...oddNumber(node), ...curledQuotes(node), ...glued(node), ...swallowed(node, text));
  });
  return found;
}

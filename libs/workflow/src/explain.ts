import { z } from 'zod';
import { nearest, type UnplacedFinding, suggest } from './finding.js';

type Issue = z.core.$ZodIssue;

const things: Readonly<Record<string, string>> = {
  from: 'trạng thái',
  to: 'trạng thái',
  states: 'trạng thái',
  command: 'lệnh',
  commands: 'lệnh',
  roles: 'vai',
  overdue: 'vai',
  policy: 'cách tính hạn',
  kind: 'loại văn bản',
  type: 'ký hiệu loại văn bản',
  report: 'loại báo cáo',
};

const types: Readonly<Record<string, string>> = {
  string: 'một chuỗi chữ',
  number: 'một số',
  int: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách (dạng [a, b] hoặc các dòng bắt đầu bằng -)',
  object: 'một nhóm khóa',
  record: 'một nhóm khóa',
};

/** Text to paste where a key is missing. */
const examples: Readonly<Record<string, string>> = {
  deadline:
    "deadline: { wording: 'trước ngày {dueOn}', due: '02-15', policy: roll, graceMinutes: 5 }",
  documents:
    'documents: { issue: { kind: cong-van, type: CV }, approve: { kind: thong-bao-phe-duyet, ' +
    'type: TB } }',
  issue: 'issue: { kind: cong-van, type: CV }',
  approve: 'approve: { kind: thong-bao-phe-duyet, type: TB }',
  reminders: 'reminders: []',
  due: "due: '02-15'",
  wording: "wording: 'trước ngày {dueOn}'",
  version: 'version: 1',
};

/** The keys that a map may have at that place of the schema, for suggestions. */
function keysAt(outer: z.core.$ZodType | undefined, path: readonly PropertyKey[]): string[] {
  const [head, ...rest] = path;
  if (head !== undefined) return keysAt(inside(outer, String(head)), rest);
  const schema = unwrapped(outer);
  if (schema instanceof z.ZodRecord) return enumKeys(schema.def.keyType);
  return schema instanceof z.ZodObject ? Object.keys(schema.def.shape) : [];
}

/**
 * The schema inside one that makes it optional, nullable or gives it a default, or that changes
 * what was read.
 */
function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodPipe) return unwrapped(schema.def.in);
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable
    ? unwrapped(schema.def.innerType)
    : schema;
}

/** The schema one step further down. */
function inside(outer: z.core.$ZodType | undefined, name: string): z.core.$ZodType | undefined {
  const schema = unwrapped(outer);
  if (schema instanceof z.ZodArray) return schema.def.element;
  if (schema instanceof z.ZodRecord) return schema.def.valueType;
  return schema instanceof z.ZodObject ? schema.def.shape[name] : undefined;
}

function enumKeys(schema: z.core.$ZodType): string[] {
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

/** The last segment of the path that is a name and not an index. */
function nameOf(path: readonly PropertyKey[]): string {
  return String([...path].reverse().find((segment) => typeof segment === 'string') ?? 'tệp');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, segment)
        ? Reflect.get(value, segment)
        : undefined,
    root,
  );
}

function explainUnknownKeys(
  schema: z.ZodType,
  issue: z.core.$ZodIssueUnrecognizedKeys,
): UnplacedFinding[] {
  const known = keysAt(schema, issue.path);
  const thing = things[nameOf(issue.path)];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    at: 'key',
    message: thing ? `Không có ${thing} nào tên '${key}'.` : `Khóa lạ '${key}'.`,
    fix: suggest(key, known),
  }));
}

function explainAbsent(
  { path, expected }: { path: PropertyKey[]; expected: string },
  value: null | undefined,
  known = '',
): UnplacedFinding {
  const name = nameOf(path);
  if (value === null)
    return {
      path,
      at: 'key',
      message: `'${name}' để trống.`,
      fix: `Điền ${types[expected] ?? expected}${known}.`,
    };
  return {
    path,
    at: 'key',
    message: `Thiếu '${name}'.`,
    fix: `Thêm "${examples[name] ?? `${name}: …`}" vào đây${known}.`,
  };
}

function explainType(issue: z.core.$ZodIssueInvalidType, value: unknown): UnplacedFinding {
  const { path } = issue;
  if (path.length === 0)
    return {
      path,
      at: 'value',
      message: 'Tệp trống hoặc không phải một nhóm khóa.',
      fix: "Bắt đầu bằng 'name: …', 'version: 1'.",
    };
  if (value === undefined || value === null) return explainAbsent(issue, value);
  const wanted = types[issue.expected] ?? issue.expected;
  const fix =
    issue.expected === 'string' ? 'Đặt giá trị trong dấu nháy.' : `Viết lại thành ${wanted}.`;
  return { path, at: 'value', message: `'${nameOf(path)}' phải là ${wanted}.`, fix };
}

function explainValue(issue: z.core.$ZodIssueInvalidValue, value: unknown): UnplacedFinding {
  const known = issue.values.map(String);
  if (value === undefined || value === null)
    return explainAbsent({ path: issue.path, expected: 'string' }, value, ` (${known.join(', ')})`);
  const thing = things[nameOf(issue.path)];
  const word = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return {
    path: issue.path,
    at: 'value',
    message: thing
      ? `Không có ${thing} nào tên '${word}'.`
      : `'${nameOf(issue.path)}' không thể là '${word}'.`,
    fix: suggest(word, known),
  };
}

function explainSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): UnplacedFinding {
  const name = nameOf(issue.path);
  if (issue.origin === 'array')
    return {
      path: issue.path,
      at: 'value',
      message: `'${name}' không được để trống.`,
      fix: 'Thêm ít nhất một mục.',
    };
  const bound =
    issue.code === 'too_small' ? `nhỏ nhất là ${issue.minimum}` : `lớn nhất là ${issue.maximum}`;
  return {
    path: issue.path,
    at: 'value',
    message: `'${name}' ngoài giới hạn.`,
    fix: `Giá trị ${bound}.`,
  };
}

/**
 * Turns zod's issues into Vietnamese findings: where, what is wrong, and what to write instead. A
 * misspelt key is not also reported as missing.
 */
export function explain(
  schema: z.ZodType,
  issues: readonly Issue[],
  root: unknown,
): UnplacedFinding[] {
  const meant = new Set(
    issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? misspelt(schema, issue) : [])),
  );
  const kept = issues.filter(
    (issue) => !(meant.has(issue.path.join('/')) && valueAt(root, issue.path) === undefined),
  );
  return kept.flatMap((issue) => explainOne(schema, issue, root));
}

function misspelt(schema: z.ZodType, issue: z.core.$ZodIssueUnrecognizedKeys): string[] {
  const known = keysAt(schema, issue.path);
  return issue.keys.map((key) => [...issue.path, nearest(key, known) ?? ''].join('/'));
}

function explainOne(schema: z.ZodType, issue: Issue, root: unknown): UnplacedFinding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return explainUnknownKeys(schema, issue);
    case 'invalid_type':
      return [explainType(issue, valueAt(root, issue.path))];
    case 'invalid_value':
      return [explainValue(issue, valueAt(root, issue.path))];
    case 'invalid_format':
      return [
        {
          path: issue.path,
          at: 'value',
          message: `'${nameOf(issue.path)}' viết sai dạng.`,
          fix: issue.pattern ? `Phải khớp ${issue.pattern}.` : 'Xem lại giá trị này.',
        },
      ];
    case 'too_small':
    case 'too_big':
      return [explainSize(issue)];
    default:
      return [
        {
          path: issue.path,
          at: 'value',
          message: issue.message,
          fix: String(
            (issue as { params?: { fix?: string } }).params?.fix ?? 'Xem lại giá trị này.',
          ),
        },
      ];
  }
}

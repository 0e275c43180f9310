import { cleanText, plainPunctuation } from './text.js';

// What people write before or after a name in the column of names: how one addresses the person, a
// degree, a rank, a post, or the number of the line.

export type AdditionKind = 'title' | 'post' | 'number' | 'brackets';

export interface Addition {
  readonly kind: AdditionKind;
  /** The addition as it was typed: "Đ/c", "Bí thư". */
  readonly text: string;
  /** What is left without it. */
  readonly rest: string;
  /** The addition may be a part of the name, as Ông is a family name too. */
  readonly doubtful?: true;
}

/**
 * Family names that tell "Ông Nguyễn …" from Ông Ích Khiêm. Văn, Và, Ông and Phó are left out,
 * because they stand on both sides.
 */
const families = new Set(
  `
  nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh đoàn mai tô lâm
  cao chu châu hà tạ tăng trương lưu lương vương phùng quách đào đàm thái tống
  kiều la lại mạc nghiêm ninh nông bế hứa triệu ma vi lò lô lù lường quàng cà tòng bạc cầm đèo điêu
  khổng thân từ tôn giàng sùng thào vàng lầu hạng hảng hờ cứ mùa lử tẩn chảo phàn
  bàn lục thạch danh kim đổng giáp mã tiêu thiều âu ôn doãn diệp dư cù nhữ phí sầm chẩu hầu quản
  tưởng xa cấn khuất lã lữ giang y ksor siu nay kpă rcom rơ`
    .trim()
    .split(/\s+/),
);

const wordsOf = (text: string): string[] => text.split(' ').filter(Boolean);
const beginsWithFamily = (text: string): boolean => {
  const [first = ''] = wordsOf(text);
  return (
    families.has(first.toLocaleLowerCase('vi').normalize('NFC')) || /^[hk]'\p{L}/iu.test(first)
  );
};

const posts =
  '(?:phó bí thư|bí thư|chi [uư]ỷ viên|chi ủy viên|đảng ủy viên|đảng uỷ viên|phó chủ ' +
  'tịch|chủ tịch|phó giám đốc|giám đốc|phó trưởng phòng|trưởng phòng|phó hiệu trưởng|hiệu ' +
  'trưởng|chánh văn phòng|pbt|cuv)';
const ofBody = '(?: (?:chi bộ|đảng ủy|đảng uỷ|chi đoàn|đoàn))?';

/** Words that never belong to a name, whatever follows. */
const comrades =
  /^(?:đ ?\/ ?c|d\/c|đ\/chí|đ\.c|đc(?=[.: ])|đồng chí|ông ?[/(] ?bà\)?|bà(?=[.: ]))[.:]? */iu;
/** Words that are a title when a family name follows. */
const kin = /^(?:ông|anh|chị|cô|chú|bác|cụ|thầy)[.:]? /iu;
const degrees =
  /^(?:pgs|gs|tskh|ts|ths|th\.s|bs|bsck[i12]+|ck[i12]+|ks|cn|ds|ls|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư|cử nhân|luật sư|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý))(?:[.,] ?| )/iu;
const number = /^(?:\(?\d{1,4} ?[.)/:-]+ ?|\d{1,4} |[-–•*+] )(?=\p{L})/u;
const postBefore = new RegExp(`^(?:nguyên )?${posts}${ofBody}(?: ?[:,-] ?| )`, 'iu');
const postAfter = new RegExp(
  ` (?:nguyên )?(?:phó bí thư|bí thư|chi ủy viên|chi uỷ viên|pbt|cuv)${ofBody}$`,
  'iu',
);
/** What may stand behind a comma or a dash without being a second person. */
const saysPost = new RegExp(
  `^(?:nguyên |quyền |tân )?(?:${posts}|p\\.? ?bí thư|btcb?|pbtcb|btđu|đuv|ủy viên|uỷ ` +
    'viên|uvbtv|uvbch|uv|tổ trưởng|tổ phó|đội trưởng|phó|trưởng|tp|ptp|pct|pgđ|gđ|chánh|thường ' +
    'trực|chuyên viên|cán bộ|kế toán|văn thư|thư ký|thủ quỹ|nhân viên|giáo viên|đảng viên|công ' +
    `chức|viên chức)(?![\\p{L}\\p{M}])`,
  'iu',
);

const enough = (text: string, words: number): boolean => wordsOf(text).length >= words;

function front(
  typed: string,
  pattern: RegExp,
  kind: AdditionKind,
  fits: (rest: string) => boolean,
): Addition | undefined {
  const [before] = pattern.exec(typed) ?? [];
  const rest = before === undefined ? '' : typed.slice(before.length).trim();
  return before !== undefined && rest !== '' && fits(rest)
    ? { kind, text: before.trim().replace(/(?<=[^.:,-])[.:,-]+$/u, ''), rest }
    : undefined;
}

/** A person may be called Ông Lê Minh, but nobody is called Ông Lê Văn Minh. */
function ofKin(typed: string): Addition | undefined {
  const found = front(typed, kin, 'title', (rest) => beginsWithFamily(rest) && enough(rest, 2));
  return found && /^ông/iu.test(found.text) && !enough(found.rest, 3)
    ? { ...found, doubtful: true }
    : found;
}

function brackets(typed: string): Addition | undefined {
  const [, rest, text] = /^([^([]*\S) ?([([].*)$/u.exec(typed) ?? [];
  return rest === undefined || text === undefined || / và |[,;&]/.test(text)
    ? undefined
    : { kind: 'brackets', text, rest };
}

/**
 * What stands behind a comma or a dash. Y - Bhiôk is a name, so a dash parts a post only from two
 * words and more.
 */
function afterMark(typed: string): Addition | undefined {
  const [, rest = '', tail = ''] = /^(.*?\S)(?: ?[,;:] ?| -(?= ?)| ?- )(.+)$/u.exec(typed) ?? [];
  const text = tail.trim();
  return saysPost.test(text) && enough(rest, 2) ? { kind: 'post', text, rest } : undefined;
}

function afterBlank(typed: string): Addition | undefined {
  const [text = ''] = postAfter.exec(typed) ?? [];
  const rest = typed.slice(0, typed.length - text.length);
  return text !== '' && enough(rest, 2) ? { kind: 'post', text: text.trim(), rest } : undefined;
}

/**
 * True of almost every name: it begins with a family name, and has neither separators nor words of
 * a post.
 */
const isBare = (plain: string): boolean =>
  /^[\p{L}' ]+$/u.test(plain) && beginsWithFamily(plain) && !postAfter.test(plain);

/**
 * The outermost addition to a name; undefined when the name is bare, or when nobody can tell.
 * `typed` is clean.
 */
export function nameAddition(typed: string): Addition | undefined {
  const plain = plainPunctuation(cleanText(typed));
  return isBare(plain) ? undefined : additionIn(plain);
}

function additionIn(plain: string): Addition | undefined {
  return (
    front(plain, number, 'number', (rest) => enough(rest, 2)) ??
    front(plain, comrades, 'title', (rest) => /^\p{L}/u.test(rest)) ??
    ofKin(plain) ??
    front(plain, degrees, 'title', (rest) => beginsWithFamily(rest) && enough(rest, 2)) ??
    front(plain, postBefore, 'post', (rest) => beginsWithFamily(rest) && enough(rest, 2)) ??
    brackets(plain) ??
    afterMark(plain) ??
    afterBlank(plain)
  );
}

const capitals = (text: string): boolean =>
  text === text.toLocaleUpperCase('vi') && text !== text.toLocaleLowerCase('vi');

/** True when two words and more stand on either side of the separator. */
function partedInTwo(
  text: string,
  mark: RegExp,
  fits: (right: string) => boolean = () => true,
): boolean {
  const at = mark.exec(text);
  if (!at) return false;
  const right = text.slice(at.index + at[0].length);
  return enough(text.slice(0, at.index), 2) && enough(right, 2) && fits(right);
}

/**
 * Whether two full names stand in one, parted by a dash or by VÀ in capitals among small letters.
 * Where all is in capitals, VÀ may be the family or given name of a Mông person, so two words and
 * more on either side are only a doubt.
 */
export function twoNames(typed: string): 'sure' | 'doubt' | undefined {
  const plain = plainPunctuation(typed);
  if (partedInTwo(plain, / VÀ /u)) return capitals(plain) ? 'doubt' : 'sure';
  return partedInTwo(plain, / -+ (?=\p{L})/u, beginsWithFamily) ? 'sure' : undefined;
}

import { Refused } from '#libs/decider';
import { latinLook } from '#libs/text';

// Degrees of secrecy (MẬT, TỐI MẬT, TUYỆT MẬT) in a file's name and on the face of a Word paper.
// The rules are pure (domain facts §4.4). A false alarm costs a new name for the file, but a secret
// paper that comes in costs an incident. So the look of a word decides, and ordinary words are
// excepted by name. “Bí mật” alone is no degree of secrecy, because “bảo vệ bí mật nhà nước” is the
// subject of open papers of every office.

/**
 * Beside these, a fully written “mật” belongs to another word: mật độ, mật khẩu, bảo mật, bí mật,
 * thân mật …
 */
const openBefore = '(?<!(?:^|[^\\p{L}])(?:bảo|bí|thân|tuần trăng|trăng|sỏi|túi|viêm)[ ]?)';
const openAfter = '(?![ ]?(?:độ|khẩu|thiết|mã|ong|mía|gấu)(?!\\p{L}))';
/** Beside these, “mat” without diacritics stands for mặt, mất, mắt or mát. */
const plainBefore = (
  'bao bi co vang gap ra be tien mot hai ba cac moi nhieu khuon doi bo thay truoc tan than ' +
  'trang kinh kham mo hop giap chong dien lam quat danh khong da khuat che soi tui an'
).split(' ');
const plainAfter = (
  'tran bang hang tien cat duong do khau thiet ma ong nuoc san nen dat phang ngoai trong ' +
  'truoc sau troi mui kinh doan can an dan pham long niem lien ' +
  'tich mua gia trom cap viec quyen tac goc phai trai chinh dang yeu manh tot xau me lanh ' +
  'mau suc dien lua son'
).split(' ');

/**
 * Words as a reader sees them, in small letters. One blank stands between neighbouring words, and
 * “|” where something separates them.
 */
function look(text: string): string {
  return latinLook(text)
    .toLocaleLowerCase('vi')
    .replaceAll(/[^\p{L}]+/gu, (gap) => (/^(?:[\s_.+]+|-)$/.test(gap) ? ' ' : '|'));
}

const full = new RegExp(`${openBefore}mật${openAfter}`, 'u');
/** A degree that is half typed, in TCVN3 or VNI letters, or typed letter by letter. */
const spoilt = /(?<!\p{L})(?:m[âầẩẫ]t|mët|maät|m[ |][ậâa][ |]t)(?!\p{L})/u;
const degrees = /(?:toi|tuyet)[ |]?mat(?!\p{L})/u;
const plain = /(?<!\p{L})(?:(?<before>\p{L}+) )?mat(?= (?<after>\p{L}+)|(?!\p{L}))/gu;

function isPlainDegree(seen: string): boolean {
  return [...seen.matchAll(plain)].some(
    ({ groups: { before = '', after = '' } = {} }) =>
      !plainBefore.includes(before) && !plainAfter.includes(after),
  );
}

/**
 * True for a name that carries a degree of secrecy: in any case, composed or not, joined to other
 * words, in letters of another alphabet, or with invisible characters in between.
 */
export function isNamedSecret(name: string): boolean {
  const seen = look(name);
  return full.test(seen) || spoilt.test(seen) || degrees.test(seen) || isPlainDegree(seen);
}

/** Number of lines at the head of a paper where its stamp may stand. */
const HEAD = 12;
const stamp = /^\W*(?:(?:độ|mức độ|mức)[ ]mật[ |]+)?(?:tối[ |]|tuyệt[ |])?(?:mật|m ậ t)\W*$/u;

/**
 * The stamp stands alone on its line (or in its box), in capitals. At the head of the paper it may
 * also be in small letters. “mật” within a sentence is no stamp.
 */
export function isStampedSecret(lines: readonly string[]): boolean {
  return lines.some(
    (line, i) =>
      line.length < 40 &&
      (i < HEAD || line === line.toLocaleUpperCase('vi')) &&
      stamp.test(look(line).replaceAll(/^[ |]+|[ |]+$/g, '')),
  );
}

const WAY_OUT =
  'Tài liệu mật không được soạn, lưu, gửi trên hệ thống này: hãy chuyển bằng đường văn thư ' +
  'theo quy định về bảo vệ bí mật nhà nước. ';

const secretPaper = (seen: string, fix: string): Refused =>
  new Refused(
    'FILE_MARKED_SECRET',
    `${seen} (MẬT, TỐI MẬT, TUYỆT MẬT). ${WAY_OUT}Nếu tài liệu không mật, hãy ${fix} rồi tải lại.`,
  );

/** Error: `Refused` FILE_MARKED_SECRET, because such a paper may not be on this system at all. */
export function requireOpenPaper(...names: readonly string[]): void {
  if (!names.some(isNamedSecret)) return;
  throw secretPaper('Tên tệp mang dấu chỉ độ mật', 'đổi tên tệp');
}

/** Error: `Refused` FILE_MARKED_SECRET for a paper that bears the stamp, whatever its name. */
export function requireUnstamped(lines: readonly string[]): void {
  if (!isStampedSecret(lines)) return;
  throw secretPaper('Văn bản có một dòng chỉ ghi độ mật', 'bỏ dòng đó');
}

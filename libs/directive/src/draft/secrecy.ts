import { Refused } from '#libs/decider';
import { latinLook } from '#libs/text';

// Degrees of secrecy (MẬT, TỐI MẬT, TUYỆT MẬT) in a file's name and on the face of a Word paper:
// pure. Domain facts §4.4. A false alarm costs a new name for the file; a secret paper that comes
// in costs an incident. So a word is told by its look, and ordinary words are excepted by name. “Bí
// mật” alone is no degree of secrecy: “bảo vệ bí mật nhà nước” is the subject of open papers of
// every office.

/**
 * After or before these, “mật” written in full is another word: mật độ, mật khẩu, bảo mật, bí mật,
 * thân mật …
 */
const openBefore = '(?<!(?:^|[^\\p{L}])(?:bảo|bí|thân|tuần trăng|trăng|sỏi|túi|viêm)[ ]?)';
const openAfter = '(?![ ]?(?:độ|khẩu|thiết|mã|ong|mía|gấu)(?!\\p{L}))';
/** Without its marks “mat” is mặt, mất, mắt or mát beside these. */
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
 * Words as a reader sees them, in small letters: one blank where words only stand side by side, “|”
 * where something parts them.
 */
function look(text: string): string {
  return latinLook(text)
    .toLocaleLowerCase('vi')
    .replaceAll(/[^\p{L}]+/gu, (gap) => (/^(?:[\s_.+]+|-)$/.test(gap) ? ' ' : '|'));
}

const full = new RegExp(`${openBefore}mật${openAfter}`, 'u');
/** The mark half typed, in TCVN3 and VNI letters, or letter by letter. */
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
 * A name that carries the mark: in any case, composed or not, joined to other words, in letters of
 * another alphabet, with invisible characters between.
 */
export function isNamedSecret(name: string): boolean {
  const seen = look(name);
  return full.test(seen) || spoilt.test(seen) || degrees.test(seen) || isPlainDegree(seen);
}

/** Lines at the head of a paper among which its stamp stands. */
const HEAD = 12;
const stamp = /^\W*(?:(?:độ|mức độ|mức)[ ]mật[ |]+)?(?:tối[ |]|tuyệt[ |])?(?:mật|m ậ t)\W*$/u;

/**
 * The stamp stands alone on its line (or in its box), in capitals; at the head of the paper also in
 * small letters. “mật” in a sentence is no stamp.
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

/** Error: `Refused` FILE_MARKED_SECRET: such a paper may not be on this system at all. */
export function requireOpenPaper(...names: readonly string[]): void {
  if (!names.some(isNamedSecret)) return;
  throw secretPaper('Tên tệp mang dấu chỉ độ mật', 'đổi tên tệp');
}

/** Error: `Refused` FILE_MARKED_SECRET, for a paper that bears the stamp whatever its name. */
export function requireUnstamped(lines: readonly string[]): void {
  if (!isStampedSecret(lines)) return;
  throw secretPaper('Văn bản có một dòng chỉ ghi độ mật', 'bỏ dòng đó');
}

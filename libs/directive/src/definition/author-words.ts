import { z } from 'zod';
import { workflowSchema } from '#libs/workflow';
import { formFileSchema, rulesFileSchema } from './definition.js';

/** What an editor says of a key, and how its text must look where only a rule in code says it. */
interface KeyWords {
  readonly description: string;
  readonly pattern?: string;
}

const say = (description: string, pattern?: string): KeyWords => ({
  description,
  ...(pattern === undefined ? {} : { pattern }),
});

const KEBAB = '^[a-z0-9]+(-[a-z0-9]+)*$';
const MONTH_DAY = '(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])';
const DAY = '0[1-9]|1[0-9]|2[0-8]';
const DUE = `^(${MONTH_DAY}|${DAY}|last-working-day)$`;
const OPEN_ON = `^(${MONTH_DAY}|${DAY})$`;
const TIME = '^([01][0-9]|2[0-3]):[0-5][0-9]$';

/** By `parent.key` where a key means something of its own there, else by `key`. */
const words: Readonly<Record<string, KeyWords>> = {
  name: say('Mã của quy trình, giống tên thư mục: chữ thường không dấu, số, gạch nối.', KEBAB),
  version: say('Số phiên bản. Quy trình đã dùng mà sửa thì tăng số này; việc đã giao theo bản cũ.'),
  title: say('Tên hiển thị: một dòng tiếng Việt, không quá 120 ký tự.'),
  report: say(
    'Báo cáo gồm gì: danh sách quy hoạch (planning), hay biểu mẫu trong form.yaml (form).',
  ),
  deadline: say('Hạn gửi báo cáo.'),
  'deadline.wording': say('Câu ghi hạn trên văn bản; {dueOn} là chỗ điền ngày.', '\\{dueOn\\}'),
  'deadline.due': say(
    "Ngày hạn: tháng-ngày ('02-15'); ngày của tháng sau kỳ ('05'); hoặc last-working-day.",
    DUE,
  ),
  'deadline.at': say("Giờ hết hạn trong ngày ấy, như '17:00'; bỏ trống: hết ngày.", TIME),
  late: say('Báo cáo đến sau hạn thì sao; bỏ trống: giữ lại chờ người có thẩm quyền quyết định.'),
  'late.accept': say('Tính luôn là đã gửi, không chờ ai quyết định.'),
  'late.reason': say('Chi bộ có phải nêu lý do gửi muộn không.'),
  'late.keep': say('Báo cáo không được tính thì giữ lại (true) hay từ chối (false).'),
  'deadline.policy': say('Giờ hệ thống ngừng nhận tính từ ngày hạn như thế nào.'),
  'deadline.graceMinutes': say('Số phút chờ sau giờ hết hạn, trước khi đánh dấu.'),
  'deadline.returnWorkingDays': say(
    'Số ngày làm việc để gửi lại, khi trả lại sau hạn mà không ghi ngày.',
  ),
  reminders: say('Các lần nhắc trước hạn. Không nhắc trong kỳ nghỉ Tết và sau giờ hết hạn.'),
  'reminders.step': say('Mã của lần nhắc: chữ thường không dấu, số, gạch nối.', KEBAB),
  'reminders.workingDaysBefore': say('Nhắc trước hạn chừng này ngày làm việc.'),
  'reminders.lastWorkingDay': say('Nhắc vào ngày làm việc cuối cùng trước giờ hết hạn.'),
  'reminders.at': say("Giờ nhắc, như '08:00'.", TIME),
  words: say('Câu chữ riêng trong tin gửi chi bộ; bỏ trống thì dùng câu chữ chung.'),
  'words.report': say('Gọi thứ chi bộ gửi là gì, ở giữa câu: "báo cáo", "biên bản".'),
  'words.reminder': say('Một câu ở cuối mỗi tin nhắc.'),
  'words.lapse': say('Quá hạn thì sao, sau chữ "thì": "được ghi là không báo cáo".'),
  'words.standing': say('Một câu sau khi quá hạn hoặc không chấp nhận: điều gì vẫn giữ nguyên.'),
  'words.approved': say('Sau chữ "đã", khi chấp nhận: "tiếp nhận", "phê duyệt".'),
  'words.rejected': say('Khi không chấp nhận: "không tiếp nhận", "không phê duyệt".'),
  'words.approver': say('Gọi người quyết định trong tin: "đồng chí có thẩm quyền quyết định".'),
  'words.reviewer': say('Gọi người xem báo cáo trong tin: "đồng chí xem xét báo cáo".'),
  recur: say('Lặp lại: hệ thống mở dự thảo của kỳ sau, không tự ban hành.'),
  'recur.every': say('Lặp lại theo kỳ nào.'),
  'recur.openOn': say(
    "Ngày mở kỳ: tháng-ngày ('01-05'), hoặc ngày của tháng cuối kỳ ('25').",
    OPEN_ON,
  ),
  'recur.standing': say('Giao thường xuyên: một công văn, các kỳ tự mở cho đến khi thu hồi.'),
  'recur.yearOffset': say('Năm của công việc trừ năm của ngày hạn.'),
  'recur.askSuperior': say('Dự thảo phải có công văn của cấp trên thì mới ban hành được.'),
  documents: say('Các văn bản mà quy trình phát hành.'),
  issue: say('Văn bản giao việc.'),
  approve: say('Văn bản thông báo kết quả; bỏ trống thì chấp nhận mà không có văn bản.'),
  'documents.steps': say('Văn bản gửi chi bộ mỗi khi một bước riêng của quy trình được làm.'),
  'steps.step': say('Bước riêng, như trong transitions.'),
  'steps.type': say('Ký hiệu loại văn bản trong sổ.'),
  per: say('Mỗi chi bộ một văn bản (cell), hay một văn bản chung khi kết thúc đợt (directive).'),
  signer: say('Chữ ký, khi khác thường lệ của Đảng ủy.'),
  signsFor: say('Thay mặt ai ký: Đảng ủy hay Ban Thường vụ.'),
  post: say('Chức vụ người ký.'),
  recipients: say('Nơi nhận; bỏ trống thì theo mẫu văn bản.'),
  kind: say('Mẫu văn bản.'),
  'issue.type': say('Ký hiệu loại văn bản trong sổ.'),
  'approve.type': say('Ký hiệu loại văn bản trong sổ.'),
  letter: say('Nội dung thông báo. Chỗ điền trong ngoặc nhọn, như {cell}, {year}.'),
  subject: say('Trích yếu, chữ thường, sau THÔNG BÁO: "về kết quả …".'),
  opening: say('Đoạn mở đầu.'),
  points: say('Các ý, mỗi ý một đoạn.'),
  closing: say('Đoạn cuối, không có dấu chấm.'),
  states: say(
    'Các trạng thái của một việc và tên của chúng, kể cả trạng thái riêng của quy trình.',
  ),
  initial: say("Trạng thái lúc mới giao: luôn là 'issued'."),
  terminal: say('Xong việc: không còn ai phải làm gì.'),
  term: say('Thời hạn xử lý của cơ quan ở trạng thái này, tính từ ngày báo cáo đến đây.'),
  'term.workingDays': say('Số ngày làm việc để xử lý.'),
  'term.remind': say('Nhắc cơ quan phải xử lý trước hạn chừng này ngày làm việc.'),
  'term.overdue': say('Quá hạn thì báo cho vai này.'),
  commands: say('Các lệnh và tên của chúng trên nút bấm.'),
  transitions: say('Ai được làm lệnh nào, khi việc đang ở trạng thái nào, và sau đó sang đâu.'),
  command: say('Lệnh.'),
  from: say('Các trạng thái mà từ đó làm được lệnh này.'),
  to: say('Trạng thái sau lệnh này.'),
  roles: say('Các vai được làm.'),
  secondPerson: say('Người làm phải khác mọi người đã làm bước khác của lần gửi này.'),
  people: say('Phải có chừng này người khác nhau cùng đồng ý.'),
  guards: say('Điều kiện thêm; bỏ trống thì dùng điều kiện chuẩn của lệnh.'),
  code: say('Mã từ chối, chữ hoa không dấu: NOT_DUE.', '^[A-Z][A-Z0-9_]{2,39}$'),
  message: say('Câu trả lời khi bị từ chối: có gì chưa được, rồi "Hãy …".'),
  when: say("Điều kiện phải đúng, như 'now < obligation.cutoffAt'."),
  schemaVersion: say('Dạng của tệp này: luôn là 1.'),
  id: say('Mã của biểu mẫu, giống mã quy trình.'),
  tables: say('Các bảng để điền; bỏ trống khi chỉ gửi tệp.'),
  'tables.key': say('Mã của bảng.'),
  'tables.rowKey': say('Các cột phân biệt dòng này với dòng khác.'),
  'fields.key': say('Mã của mục.'),
  'fields.type': say('Kiểu của mục: chữ, số, ngày, lựa chọn, tệp.'),
  'tables.minRows': say('Số dòng ít nhất.'),
  'tables.maxRows': say('Số dòng nhiều nhất.'),
  columns: say('Các cột của bảng, từ trái sang phải.'),
  'columns.key': say('Mã của cột.'),
  'columns.type': say('Kiểu của ô: chữ, số, ngày, lựa chọn, có/không.'),
  required: say('Bắt buộc phải có.'),
  width: say('Bề rộng của cột trong tệp Excel, tính bằng ký tự.'),
  help: say('Lời hướng dẫn người điền.'),
  aliases: say('Những cách ghi khác cũng được hiểu.'),
  choices: say('Các lựa chọn của cột kiểu enum.'),
  'choices.value': say('Mã được lưu của lựa chọn.'),
  maxLength: say('Số ký tự nhiều nhất.'),
  min: say('Giá trị nhỏ nhất.'),
  max: say('Giá trị lớn nhất.'),
  fixed: say('Hệ thống điền, người gửi không sửa.'),
  print: say('In cả trong danh sách chính thức.'),
  attachments: say('Tệp kèm theo báo cáo.'),
  maxFiles: say('Số tệp nhiều nhất.'),
  maxMegabytes: say('Mỗi tệp nặng nhất chừng này MB.'),
  types: say('Các loại tệp được nhận.'),
  ruleSets: say('Các bộ quy tắc kiểm tra báo cáo; [] khi người thẩm định tự xem.'),
  overrides: say('Giá trị riêng của Đảng ủy trong các quy tắc.'),
  rule: say('Mã của quy tắc.'),
  parameter: say('Tham số của quy tắc.'),
  'overrides.value': say('Giá trị của Đảng ủy.'),
  document: say('Văn bản quyết định giá trị ấy: số, ngày.'),
};

interface Json {
  type?: string;
  properties?: Record<string, Json>;
  items?: Json;
  additionalProperties?: Json | boolean;
  anyOf?: Json[];
  description?: string;
  pattern?: string;
}

/** What the schema says of a key itself goes before the words here. */
function explain(schema: Json, found: KeyWords): void {
  schema.description ??= found.description;
  if (found.pattern && schema.type === 'string') schema.pattern ??= found.pattern;
}

/** What lies in a schema without a key of its own: items, values of any key, choices. */
function unkeyed({ items, additionalProperties, anyOf = [] }: Json): Json[] {
  return [items, additionalProperties, ...anyOf].filter((one) => typeof one === 'object');
}

/** Puts the words at every key below; `missing` gets the keys that have none. */
function describe(schema: Json, parent: string, missing: Set<string>): void {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    const found = words[`${parent}.${key}`] ?? words[key];
    if (found) explain(inner, found);
    else if (inner.description === undefined) missing.add(`${parent}.${key}`);
    describe(inner, key, missing);
  }
  for (const inner of unkeyed(schema)) describe(inner, parent, missing);
}

export const definitionSchemas = {
  workflow: workflowSchema,
  form: formFileSchema,
  rules: rulesFileSchema,
} as const;

/**
 * The JSON Schema of a file of a definition, with Vietnamese words for editors; and the keys for
 * which there are none.
 */
export function jsonSchemaOf(part: keyof typeof definitionSchemas): {
  schema: object;
  missing: readonly string[];
} {
  const schema = z.toJSONSchema(definitionSchemas[part], {
    io: 'input',
    target: 'draft-7',
  }) as Json;
  const missing = new Set<string>();
  describe(schema, part, missing);
  return { schema, missing: [...missing] };
}

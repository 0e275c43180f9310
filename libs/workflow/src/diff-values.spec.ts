import { describe, expect, it } from '@jest/globals';
import { said, type Swap } from './diff.examples.js';
import { type DefinitionTexts } from './index.js';

describe('a value that is another', () => {
  it.each<[string, keyof DefinitionTexts, Swap, string[]]>([
    ['version', 'workflow', ['version: 1', 'version: 2'], ['Số phiên bản: đổi từ 1 thành 2.']],
    [
      'deadline',
      'workflow',
      ['graceMinutes: 5', 'graceMinutes: 9'],
      ['Hạn › số phút chờ: đổi từ 5 thành 9.'],
    ],
    [
      'reminder',
      'workflow',
      ['workingDaysBefore: 5', 'workingDaysBefore: 4'],
      ['Bước nhắc › five-days › số ngày làm việc trước hạn: đổi từ 5 thành 4.'],
    ],
    [
      'words',
      'workflow',
      ['lapse: không đăng ký', 'lapse: bỏ qua'],
      ['Câu chữ trong tin › quá hạn thì: đổi từ “không đăng ký” thành “bỏ qua”.'],
    ],
    [
      'words that are called otherwise elsewhere',
      'workflow',
      ['report: bản đăng ký', 'report: phiếu'],
      ['Câu chữ trong tin › tên gọi thứ chi bộ gửi: đổi từ “bản đăng ký” thành “phiếu”.'],
    ],
    [
      'document',
      'workflow',
      ['type: CV', 'type: KH'],
      ['Văn bản › giao việc › loại: đổi từ “CV” thành “KH”.'],
    ],
    [
      'paragraph',
      'workflow',
      ['[Một, Hai', '[Một, Hai rưỡi'],
      ['Văn bản › kết quả › nội dung › các đoạn: đổi từ “Hai” thành “Hai rưỡi”.'],
    ],
    [
      'state',
      'workflow',
      ['workingDays: 5,', 'workingDays: 6,'],
      ['Trạng thái › reviewed › thời hạn xử lý › số ngày làm việc: đổi từ 5 thành 6.'],
    ],
    [
      'command',
      'workflow',
      ['sign: { title: Ký }', 'sign: { title: Ký ban hành }'],
      ['Lệnh › sign › tiêu đề: đổi từ “Ký” thành “Ký ban hành”.'],
    ],
    [
      'roles, once for all states',
      'workflow',
      ['roles: [department, standing-committee, signer]', 'roles: [department, signer]'],
      [
        '“Trả lại” khi “Đã gửi, chờ ban thẩm định”, “Ban đã thẩm định, chờ Ban Thường vụ”, “Ban ' +
          'Thường vụ đã xét, chờ ký”: người được làm đổi từ ban thẩm định, Ban Thường vụ, người ' +
          'ký thành ban thẩm định, người ký.',
      ],
    ],
    [
      'people',
      'workflow',
      ['people: 2', 'people: 3'],
      [
        '“Ban Thường vụ xét” khi “Ban đã thẩm định, chờ Ban Thường vụ”: số người phải đồng ý đổi ' +
          'từ 2 thành 3.',
      ],
    ],
    [
      'target',
      'workflow',
      ['from: [considered], to: approved', 'from: [considered], to: reviewed'],
      [
        '“Ký” khi “Ban Thường vụ đã xét, chờ ký”: trạng thái sau đó đổi từ “Đã ký” thành ' +
          '“Ban đã thẩm định, chờ Ban Thường vụ”.',
      ],
    ],
    [
      'guard',
      'workflow',
      ['message: Chưa đến', 'message: Còn sớm'],
      [
        '“Ban Thường vụ xét” khi “Ban đã thẩm định, chờ Ban Thường vụ” › điều kiện › NOT_YET › ' +
          'lời báo: đổi từ “Chưa đến” thành “Còn sớm”.',
      ],
    ],
    [
      'field',
      'form',
      ['title: Ngày họp', 'title: Họp ngày'],
      ['Biểu mẫu › mục riêng › heldOn › tiêu đề: đổi từ “Ngày họp” thành “Họp ngày”.'],
    ],
    [
      'column',
      'form',
      ['title: Họ tên', 'title: Tên'],
      ['Biểu mẫu › bảng › dang-ky › cột › name › tiêu đề: đổi từ “Họ tên” thành “Tên”.'],
    ],
    [
      'choice',
      'form',
      ['title: Học tập', 'title: Học'],
      ['Biểu mẫu › lựa chọn › noi-dung › hoc › tiêu đề: đổi từ “Học tập” thành “Học”.'],
    ],
    [
      'rule',
      'form',
      ['must: c <= d', 'must: c < d'],
      ['Biểu mẫu › quy tắc › TOO_MANY › điều kiện phải đúng: đổi từ “c <= d” thành “c < d”.'],
    ],
    [
      'value of the committee',
      'rules',
      ['value: 60', 'value: 62'],
      ['Quy tắc › giá trị riêng › AGE max › giá trị: đổi từ 60 thành 62.'],
    ],
    ['rule set', 'rules', ['[qd50-2021, ', '['], ['Quy tắc › bộ quy tắc: bỏ “qd50-2021”.']],
  ])('tells the old and the new value: %s', (_, part, swap, lines) =>
    expect(said(part, swap)).toEqual(lines.map((line) => `${part}: ${line}`)),
  );
});

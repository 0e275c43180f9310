import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { congVan, type DocumentData, thongBaoPheDuyet } from '#libs/document-kinds';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { expectPdf, sharedBrowserDir } from '../testing.js';
import { composeDocument } from './documents.js';

const letter = congVan.samples.plain;
const notice = thongBaoPheDuyet.samples.plain;

function withNames(name: string): DocumentData['thong-bao-phe-duyet'] {
  return {
    ...notice,
    terms: notice.terms.map((term) => ({
      ...term,
      continued: term.continued.map((person) => ({ ...person, name })),
    })),
  };
}

describe('the papers as PDF', () => {
  let renderer: PdfRenderer;
  beforeAll(() => {
    renderer = new PdfRenderer({ cacheDir: sharedBrowserDir });
  });
  afterAll(async () => {
    await renderer.close();
  });
  const paper = (html: string) => renderer.render(html);

  it('prints the directive as the seed letter reads, in the form of 2018', async () => {
    await expectPdf(await paper(composeDocument('cong-van', letter)), {
      contains: [
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'ĐẢNG UỶ VĂN PHÒNG UBND TỈNH *',
        'Số 241-CV/ĐU',
        'V/v thực hiện rà soát, bổ sung quy hoạch',
        'Lào Cai, ngày 12 tháng 01 năm 2024',
        'Kính gửi: Chi uỷ các Chi bộ trực thuộc ----',
        '* Thời gian báo cáo',
        'trước ngày 15/02/2024',
        'nghiêm túc triển khai thực hiện./.',
        'Nơi nhận:',
        '- Như trên;',
        '- Lưu Đảng uỷ.',
        'T/M ĐẢNG UỶ',
        'BÍ THƯ',
        'Nguyễn Văn Mẫu',
      ],
      lacks: ['Số:', 'TM.', 'CỘNG HOÀ', 'CỘNG HÒA', 'ủy', 'Đảng ủy'],
      fonts: ['Tinos-Regular', 'Tinos-Bold', 'Tinos-Italic'],
    });
  });

  it('leaves number, day and signer of a draft blank', async () => {
    await expectPdf(await paper(composeDocument('cong-van', congVan.samples.draft)), {
      contains: ['Số -CV/ĐU', 'Lào Cai, ngày tháng 01 năm 2024', '- Chi uỷ các Chi bộ trực thuộc;'],
      lacks: ['241', 'Nguyễn Văn Mẫu'],
    });
  });

  it('prints the notice with both terms and numbers its pages from the second', async () => {
    await expectPdf(await paper(composeDocument('thong-bao-phe-duyet', notice)), {
      contains: [
        'ĐẢNG CỘNG SẢN VIỆT NAM',
        'Số 119-TB/ĐU',
        'Lào Cai, ngày 20 tháng 02 năm 2024',
        'THÔNG BÁO về phê duyệt kết quả',
        '2025-2027, năm 2024 ----',
        'Căn cứ Quy định số 50-QĐ/TW',
        'I- Quy hoạch cấp uỷ nhiệm kỳ 2022-2025',
        '1. Tiếp tục quy hoạch: 03 đồng chí',
        '2. Đưa ra khỏi quy hoạch: 01 đồng chí',
        'Chuyển công tác',
        '3. Bổ sung quy hoạch: 01 đồng chí',
        '4. Danh sách quy hoạch sau rà soát, bổ sung: 04 đồng chí',
        'II- Quy hoạch cấp uỷ nhiệm kỳ 2025-2027',
        '1. Tiếp tục quy hoạch: không có',
        'T/M ĐẢNG UỶ',
        'Nguyễn Thị Thúy Hằng',
        ' 2 2. Đưa ra',
      ],
      lacks: ['Kính gửi', ' 1 ĐẢNG'],
      pages: 3,
    });
  });

  it('says "không thay đổi" where nothing moved', async () => {
    await expectPdf(
      await paper(composeDocument('thong-bao-phe-duyet', thongBaoPheDuyet.samples.unchanged)),
      {
        contains: [
          'Kết quả rà soát: không thay đổi so với danh sách đã được phê duyệt tại Thông báo ' +
            'số 62-TB/ĐU',
          'không thay đổi. Danh sách quy hoạch hiện chưa có đồng chí nào.',
        ],
        lacks: ['Đưa ra khỏi quy hoạch:'],
      },
    );
  });

  it(
    'follows the form of 2026 from its day on, repeats table heads and keeps the end with the ' +
      'signature',
    async () => {
      await expectPdf(
        await paper(composeDocument('thong-bao-phe-duyet', thongBaoPheDuyet.samples.long)),
        {
          contains: [
            'Số 07-TB/ĐU',
            'ngày 05 tháng 3 năm 2027',
            'T/M ĐẢNG ỦY',
            'vào năm sau. Nơi nhận',
          ],
          lacks: ['uỷ', './.'],
          pages: 7,
          times: { 'Họ và tên': 9 },
        },
      );
    },
  );

  it('takes markup in a name for text', async () => {
    const name =
      '<script>document.body.textContent = 1</script><img src=x onerror=alert(1)> & ' +
      '{{issuer.name}}';
    await expectPdf(await paper(composeDocument('thong-bao-phe-duyet', withNames(name))), {
      contains: ['<script>', '{{issuer.name}}', 'T/M ĐẢNG UỶ'],
    });
  });

  it('breaks a name without blanks inside its cell and stays on its pages', async () => {
    await expectPdf(
      await paper(composeDocument('thong-bao-phe-duyet', withNames('Ư'.repeat(300)))),
      { contains: ['T/M ĐẢNG UỶ', 'Chức danh quy hoạch'] },
    );
  });
});

import { shortDate } from '#libs/calendar';
import { type DocumentData, type thongBao } from '#libs/document-kinds';
import { type Cell } from '#libs/org';
import { type Issuer, letterFrame } from './issuer.js';

interface CorrectingPaper {
  readonly from: Issuer;
  readonly cell: Cell;
  readonly number: number;
  readonly issuedOn: string;
  /** The notice whose text is corrected: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024'. */
  readonly cited: string;
  readonly points: readonly string[];
  /** The reason, and the number and day of the paper. */
  readonly reason: string;
  readonly document: string;
  readonly documentOn: string;
  /** The papers by which later lists were approved. */
  readonly standing: readonly string[];
}

const sentence = (value: string): string => value.trim().replace(/[.;,]+$/, '');

/** The notice that corrects an approval's notice. It says that the lists approved after it stay. */
export function correctingNotice({
  from,
  cell,
  number,
  issuedOn,
  cited,
  points,
  reason,
  document,
  documentOn,
  standing,
}: CorrectingPaper): DocumentData[typeof thongBao.name] {
  return {
    ...letterFrame(from),
    issuedOn,
    number,
    subject: `đính chính ${cited}`,
    grounds: [
      `Căn cứ ${cited} của ${from.committee.name}`,
      `Căn cứ Văn bản số ${document}, ngày ${shortDate(documentOn)}`,
    ],
    opening: `${from.committee.name} đính chính ${cited} (lý do: ${sentence(reason)}) như sau:`,
    points: points.map((point) => `${sentence(point)}.`),
    closing:
      `Các nội dung khác của ${cited} giữ nguyên. Danh sách quy hoạch đã được phê duyệt tiếp ` +
      `tại ${standing.join('; ')} không thay đổi; nội dung đính chính được đưa vào danh sách ` +
      'trong lần rà soát, bổ sung tiếp theo. Đề nghị ' +
      `${cell.hasCommittee ? `Chi ủy ${cell.name}` : cell.name} thực hiện`,
    recipients: [cell.name, 'Lưu Đảng ủy'],
  };
}

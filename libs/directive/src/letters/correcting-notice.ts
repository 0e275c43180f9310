import { shortDate } from '#libs/calendar';
import { type PlainNotice } from '#libs/documents';
import { type Cell } from '#libs/org';
import { type Issuer, letterFrame } from './issuer.js';

interface CorrectingPaper {
  readonly from: Issuer;
  readonly cell: Cell;
  readonly number: number;
  readonly issuedOn: string;
  /** The notice whose text is corrected. */
  readonly of: { readonly symbol: string; readonly issuedOn: string };
  readonly points: readonly string[];
  /** Why, and by which paper of which day. */
  readonly reason: string;
  readonly document: string;
  readonly documentOn: string;
  /** The papers by which later lists were approved. */
  readonly standing: readonly string[];
}

const sentence = (value: string): string => value.trim().replace(/[.;,]+$/, '');

/**
 * The notice that corrects an approval's notice, and says that the lists approved after it stay.
 */
export function correctingNotice({
  from,
  cell,
  number,
  issuedOn,
  of,
  points,
  reason,
  document,
  documentOn,
  standing,
}: CorrectingPaper): PlainNotice {
  const cited = `Thông báo số ${of.symbol}, ngày ${shortDate(of.issuedOn)}`;
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

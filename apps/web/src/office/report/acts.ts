import { type BoardLine, type ObligationView } from '#libs/directive';
import { dayText } from '../../shared/dates.js';

export type FieldName =
  | 'opinion'
  | 'reason'
  | 'document'
  | 'documentOn'
  | 'dueOn'
  | 'meetingOn'
  | 'present'
  | 'agreed'
  | 'receipt';

export interface Given {
  readonly view: ObligationView;
  readonly line: BoardLine;
}

export type Values = Readonly<Partial<Record<FieldName, string>>>;

/** One act: what it is called, what it brings about, what it asks, and how it is sent. */
export interface Act {
  readonly command: string;
  readonly verb: string;
  readonly icon: 'check' | 'undo' | 'stop' | 'clock' | 'close' | 'stamp' | 'sent' | 'next';
  readonly path: string;
  readonly asks: readonly FieldName[];
  readonly may?: readonly FieldName[];
  readonly first: (given: Given) => string;
  readonly done: string;
  readonly body: (values: Values, given: Given) => object;
}

const reasonAndPaper = ({ reason, document }: Values) => ({ reason, document });
const newDay = ({ dueOn, reason, document }: Values) => ({ dueOn, reason, document });
const undoing = ({ reason, document, documentOn }: Values) => ({ reason, document, documentOn });
const meetingOf = ({ meetingOn, present, agreed }: Values) => ({
  on: meetingOn,
  present: Number(present),
  agreed: Number(agreed),
});

export const acts: readonly Act[] = [
  {
    command: 'review-report',
    verb: 'Thẩm định đạt',
    icon: 'check',
    path: 'review',
    asks: ['opinion'],
    first: ({ view, line }) =>
      `1 báo cáo (lần gửi thứ ${view.round}) của ${line.cellName} chuyển sang chờ phê duyệt. ` +
      'Chi bộ không sửa được nữa, trừ khi báo cáo bị trả lại.',
    done: 'đã thẩm định đạt',
    body: ({ opinion }) => ({ opinion }),
  },
  {
    command: 'return-report',
    verb: 'Trả lại',
    icon: 'undo',
    path: 'return',
    asks: ['reason'],
    may: ['dueOn'],
    first: ({ view, line }) =>
      `Báo cáo trở về ${line.cellName} cùng mọi góp ý chưa giải quyết, để gửi lại lần thứ ` +
      `${view.round + 1}. ` +
      (view.ifReturned
        ? `Nếu không ghi ngày, hạn gửi lại là ${view.ifReturned.wording}.`
        : 'Hãy ghi ngày gửi lại.'),
    done: 'đã trả lại chi bộ',
    body: ({ reason, dueOn }) => ({ reason, ...(dueOn ? { dueOn, policy: 'inclusive' } : {}) }),
  },
  {
    command: 'approve-report',
    verb: 'Phê duyệt',
    icon: 'stamp',
    path: 'approve',
    asks: ['meetingOn', 'present', 'agreed'],
    first: ({ line }) =>
      `Lấy 1 số thông báo, ban hành 1 thông báo gửi ${line.cellName} và ghi danh sách đã duyệt ` +
      'vào sổ. Dòng không gạt được phê duyệt.',
    done: 'đã phê duyệt',
    body: (values) => ({ meeting: meetingOf(values) }),
  },
  {
    command: 'reject-report',
    verb: 'Không phê duyệt',
    icon: 'stop',
    path: 'reject',
    asks: ['reason'],
    first: ({ line }) =>
      `Cả báo cáo của ${line.cellName} không được phê duyệt; danh sách đã duyệt trước vẫn giữ ` +
      'nguyên. Không có số thông báo nào được lấy.',
    done: 'không được phê duyệt',
    body: ({ reason }) => ({ reason }),
  },
  {
    command: 'revoke-approval',
    verb: 'Thu hồi phê duyệt',
    icon: 'undo',
    path: 'revoke-approval',
    asks: ['reason', 'document', 'documentOn'],
    first: ({ line }) =>
      `Thông báo số ${line.noticeSymbol ?? 'đã ban hành'} giữ số nhưng ghi là đã thu hồi; danh ` +
      'sách trở về bản duyệt trước; báo cáo chờ phê duyệt lại.',
    done: 'đã thu hồi phê duyệt',
    body: (values, { line }) => ({
      ...undoing(values),
      ...(line.notice ? { notice: line.notice } : {}),
    }),
  },
  {
    command: 'undo-rejection',
    verb: 'Bỏ quyết định không phê duyệt',
    icon: 'undo',
    path: 'undo-rejection',
    asks: ['reason', 'document', 'documentOn'],
    first: ({ line }) =>
      `Báo cáo của ${line.cellName} trở lại bước trước khi không được phê duyệt.`,
    done: 'đã trở lại bước trước',
    body: undoing,
  },
  {
    command: 'extend-deadline',
    verb: 'Gia hạn',
    icon: 'clock',
    path: 'extend',
    asks: ['dueOn', 'reason', 'document'],
    first: ({ view, line }) =>
      `Hạn của riêng ${line.cellName} đổi từ ngày ${dayText(view.dueOn)} sang hết ngày mới; ` +
      'lịch nhắc tính lại theo ngày mới.',
    done: 'đã gia hạn',
    body: newDay,
  },
  {
    command: 'reopen-obligation',
    verb: 'Mở lại, giao hạn mới',
    icon: 'next',
    path: 'reopen',
    asks: ['dueOn', 'reason', 'document'],
    first: ({ line }) => `${line.cellName} phải gửi báo cáo theo ngày mới.`,
    done: 'đã mở lại',
    body: newDay,
  },
  {
    command: 'accept-late-report',
    verb: 'Nhận báo cáo nộp muộn',
    icon: 'sent',
    path: 'accept-late',
    asks: ['receipt', 'reason'],
    first: ({ line }) =>
      `Báo cáo nộp muộn của ${line.cellName} được nhận và chờ thẩm định; sổ vẫn ghi là nộp muộn.`,
    done: 'đã nhận báo cáo nộp muộn',
    body: ({ receipt, reason }) => ({ receipt, reason }),
  },
  {
    command: 'release-hold',
    verb: 'Giải quyết tạm giữ',
    icon: 'clock',
    path: 'release-hold',
    asks: [],
    first: ({ line }) =>
      `Bỏ tạm giữ: hạn của ${line.cellName} có hiệu lực ngay, có thể bị ghi là coi như không ` +
      'thực hiện. Muốn nhận báo cáo thì hãy dùng “Nhận báo cáo nộp muộn” trước.',
    done: 'đã bỏ tạm giữ',
    body: () => ({}),
  },
  {
    command: 'cancel-obligation',
    verb: 'Thôi giao',
    icon: 'close',
    path: 'cancel',
    asks: ['reason', 'document'],
    first: ({ line }) => `${line.cellName} không còn phải gửi báo cáo này.`,
    done: 'đã thôi giao',
    body: reasonAndPaper,
  },
];

type MayTry = (action: 'obligation.decide-late') => boolean;

/** The acts that the server offers now, the way forward first. */
export function actsOf({ view, line }: Given, may: MayTry): Act[] {
  const offered = new Set(view.offered.map(({ command }) => command));
  const late = line.lateReceipts.length > 0;
  const fixed = acts.filter(({ command }) => {
    if (command === 'release-hold') return line.hold !== null && may('obligation.decide-late');
    return offered.has(command) && (command !== 'accept-late-report' || late);
  });
  const steps = view.offered.filter(({ step }) => step).map(stepAct);
  return [...steps, ...fixed];
}

function stepAct({ command, title, people, agreed }: ObligationView['offered'][number]): Act {
  return {
    command,
    verb: title,
    icon: 'next',
    path: `steps/${encodeURIComponent(command)}`,
    asks: ['opinion'],
    first: ({ line }) =>
      `“${title}” cho báo cáo của ${line.cellName}.` +
      (people > 1 ? ` Cần ${people} đồng chí đồng ý, đã có ${agreed}.` : ''),
    done: `đã thực hiện “${title}”`,
    body: ({ opinion }) => ({ opinion }),
  };
}

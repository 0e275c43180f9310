import { type LinkPage } from '#libs/documents';
import { type LinkView } from './read-link.js';
import { type LinkStanding } from './link-standing.js';

type Said = Pick<LinkPage, 'tone' | 'heading' | 'lines'>;

const OFFICE = 'Cần hỏi thêm, đồng chí liên hệ văn thư Đảng ủy.';

/** What becomes of the report after an acknowledgement. */
const comesNext = ({ report, wording, cutoffText }: LinkView): string =>
  `Việc tiếp theo: chi bộ gửi ${report} ${wording}. Hệ thống nhận đến ${cutoffText}.`;

const words: { readonly [S in LinkStanding]: (view: LinkView) => Said } = {
  open: ({ command, report, wording, cutoffText }) => ({
    tone: 'asked',
    heading: `${command} công văn`,
    lines: [
      `Đề nghị chi bộ gửi ${report} ${wording}. Hệ thống nhận đến ${cutoffText}.`,
      'Khi bấm nút dưới đây, đồng chí thay mặt chi bộ xác nhận công văn đã đến nơi. Không cần ' +
        'đăng nhập.',
    ],
  }),
  acknowledged: (view) => ({
    tone: 'done',
    heading: 'Chi bộ đã xác nhận',
    lines: [
      `Đảng ủy đã ghi nhận lúc ${view.acknowledgedAtText ?? ''}. Không cần làm lại.`,
      comesNext(view),
    ],
  }),
  answered: ({ report }) => ({
    tone: 'done',
    heading: `Chi bộ đã gửi ${report}`,
    lines: [`Vì ${report} đã đến nơi nên không cần xác nhận đã nhận công văn nữa.`],
  }),
  needless: (view) => ({
    tone: 'ended',
    heading: 'Công văn này không cần xác nhận nữa',
    lines: [comesNext(view)],
  }),
  past: ({ report, cutoffText }) => ({
    tone: 'ended',
    heading: 'Đường dẫn này đã hết hạn dùng',
    lines: [
      `Hệ thống nhận ${report} và nhận xác nhận đến ${cutoffText}; thời điểm đó đã qua.`,
      `Nếu chi bộ chưa gửi ${report}, đề nghị liên hệ ngay với văn thư Đảng ủy.`,
    ],
  }),
  cancelled: ({ report }) => ({
    tone: 'ended',
    heading: 'Đảng ủy đã thôi giao việc này cho chi bộ',
    lines: [`Chi bộ không cần xác nhận hay gửi ${report} theo công văn này nữa. ${OFFICE}`],
  }),
  dissolved: ({ cellName }) => ({
    tone: 'ended',
    heading: 'Chi bộ không còn hoạt động',
    lines: [
      `${cellName} đã kết thúc hoạt động nên không xác nhận được nữa. Phần việc còn lại do Đảng ` +
        `ủy quyết định. ${OFFICE}`,
    ],
  }),
};

const still: readonly LinkStanding[] = ['acknowledged', 'needless'];

/** The page behind a link that is right. */
export function linkPage(view: LinkView): LinkPage {
  const { standing, committeeName, cellName, directiveNumber, subject, command } = view;
  return {
    committeeName,
    ...words[standing](view),
    about: { cellName, directiveNumber, subject },
    button: standing === 'open' ? command : null,
    next: still.includes(standing)
      ? {
          text: `Đăng nhập để gửi ${view.report}`,
          url: `/?directive=${encodeURIComponent(view.directive)}`,
        }
      : null,
  };
}

/** One page for every link that is not right: it does not tell wrong from unknown. */
export const wrongLinkPage: LinkPage = {
  committeeName: 'Đôn Đốc',
  tone: 'ended',
  heading: 'Đường dẫn không dùng được',
  lines: [
    'Địa chỉ này thiếu, sai hoặc không còn hiệu lực. Thường là vì phần mềm thư đã cắt mất một ' +
      'phần.',
    'Hãy mở lại thư mới nhất của Đảng ủy rồi bấm vào đường dẫn trong thư, hoặc chép đủ cả dòng ' +
      'địa chỉ. Nếu vẫn không được, đồng chí liên hệ văn thư Đảng ủy.',
  ],
  about: null,
  button: null,
  next: null,
};

import { linkPage, type LinkStanding, type LinkView } from '#libs/directive';
import { composeLinkInMail, composeLinkPage } from '#libs/documents';
import { commandTitle, type Workflow, wordsOf } from '#libs/workflow';

const standings = Object.keys({
  open: 1,
  acknowledged: 1,
  answered: 1,
  needless: 1,
  past: 1,
  cancelled: 1,
  dissolved: 1,
} satisfies Record<LinkStanding, 1>) as LinkStanding[];

/** What a mail says of its link, and the pages behind it. */
export function ofTheLink(workflow: Workflow): [string, string][] {
  const { report } = wordsOf(workflow);
  const command = commandTitle(workflow, 'acknowledge');
  const cutoffText = 'hết thứ Năm, ngày 15 tháng 02 năm 2024';
  const view: Omit<LinkView, 'standing'> = {
    stream: 'obligation-mot--chi-bo-mot',
    position: 1,
    committeeName: 'Đảng ủy',
    cellName: 'Chi bộ Một',
    directive: 'mot',
    directiveNumber: '241-CV/ĐU, ngày 12/01/2024',
    subject: 'Công việc năm 2024',
    wording: 'trước ngày 15/02/2024',
    cutoffText,
    report,
    command,
    acknowledgedAtText: '08 giờ 05 phút, thứ Hai, ngày 15 tháng 01 năm 2024',
  };
  const shown = (standing: LinkStanding): string =>
    composeLinkPage(linkPage({ ...view, standing })).replace(/<style>[\s\S]*<\/style>/, '');
  return [
    [
      'mail',
      composeLinkInMail({ link: 'http://127.0.0.1/tiep-nhan/a', command, report, cutoffText }),
    ],
    ...standings.map((standing): [string, string] => [`page ${standing}`, shown(standing)]),
  ].map(([what, said]): [string, string] => [`the link: ${what}`, said!]);
}

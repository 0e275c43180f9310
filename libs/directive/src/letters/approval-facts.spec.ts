import { describe, expect, it } from '@jest/globals';
import { thongBao } from '#libs/document-kinds';
import { type Cell, type Committee } from '#libs/org';
import { cellPaper } from '#libs/workflow';
import { content } from '../campaign/directive.examples.js';
import { workflow } from '../obligation/obligation.examples.js';
import { type Report } from '../obligation/report.js';
import { approvalFacts, approvalKind } from './approval-facts.js';
import { type ApprovedLists } from './printed-lists.js';

const committee = {
  id: 'dang-uy',
  name: 'Đảng ủy Văn phòng',
  symbol: 'ĐU',
  place: 'Lào Cai',
  parentName: 'Đảng ủy Khối',
  signsFor: 'dang-uy',
  signerPost: 'bi-thu',
  signerName: '',
} as Committee;
const submission = { people: [], terms: [] } as unknown as ApprovedLists['submission'];
const report = {
  outcome: 'unchanged',
  number: '05-BC/CB',
  reportedOn: '2024-02-01',
  submission,
} as unknown as Report;
const approval = {
  from: { committee, termName: '2020-2025', seats: null, openings: [] },
  cell: { name: 'Chi bộ Một', hasCommittee: true } as Cell,
  directive: { content, symbol: '241-CV/ĐU', issuedOn: '2024-01-12' },
  report,
  lists: {
    submission,
    facts: { context: { ruleSet: { ground: 'Quy định số 50-QĐ/TW' } }, lists: [], people: [] },
    deltas: [],
    decisions: [],
  } as unknown as ApprovedLists,
  meetingOn: '2024-02-19',
  issuedOn: '2024-02-20',
};
const words = {
  subject: 'về kết quả của {cell}',
  opening: 'Theo Báo cáo số {reportNumber}, ngày {reportedOn}',
  points: ['Năm {year}, {proposer}'],
  closing: 'Theo Hội nghị ngày {meetingOn} về {subject}',
};

describe('the notice of an approval', () => {
  it('is of the kind that the definition names, with the lists that this kind prints', () => {
    const { lists, text } = approvalFacts({ ...approval, workflow, paper: cellPaper(workflow)! });
    expect(approvalKind(cellPaper(workflow)!).name).toBe('thong-bao-phe-duyet');
    expect([lists, text]).toEqual([{ ground: 'Quy định số 50-QĐ/TW', terms: [] }, undefined]);
  });

  it('has the words of the definition, although the report has lists', () => {
    const plain = {
      ...workflow,
      documents: {
        ...workflow.documents,
        approve: { kind: thongBao.name, type: 'TB' as const, letter: words },
      },
    };
    const facts = approvalFacts({ ...approval, workflow: plain, paper: cellPaper(plain)! });
    expect(facts.lists).toBeUndefined();
    const letter = approvalKind(cellPaper(plain)!).asked.letter({ ...facts, number: 119 });
    expect(thongBao.read(letter)).toMatchObject({
      title: 'Thông báo về kết quả của Chi bộ Một',
      view: {
        opening: 'Theo Báo cáo số 05-BC/CB, ngày 01/02/2024',
        points: ['Năm 2024, Chi ủy Chi bộ Một'],
        closing: `Theo Hội nghị ngày 19/02/2024 về ${content.subject}`,
      },
    });
  });
});

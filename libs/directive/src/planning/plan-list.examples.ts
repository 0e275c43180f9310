import { type PlanListEvent } from './plan-list.events.js';

/** Named facts of one cell's list. */
const term = { id: 'cb-tong-hop-2022-2025', name: '2022-2025' };
const paper = 'Thông báo số 62-TB/ĐU, ngày 15/6/2022';

export const opened: PlanListEvent = {
  type: 'PlanListOpened',
  data: {
    cell: 'cb-tong-hop',
    term,
    entries: [
      { person: 'dv-mau-0001', post: 'bi-thu', since: paper },
      { person: 'dv-mau-0002', post: 'pho-bi-thu', since: paper },
    ],
  },
};

const line = (
  movement: 'continue' | 'remove' | 'add',
  person: string,
  post: 'bi-thu' | 'pho-bi-thu',
) => ({
  id: `${term.id}/${post}/${person}`,
  movement,
  person,
  post,
  since: movement === 'add' ? null : paper,
  reason: movement === 'remove' ? 'Quá tuổi quy hoạch' : '',
  by: 'cell' as const,
});

export const amended: PlanListEvent = {
  type: 'PlanListAmended',
  data: {
    delta: {
      schemaVersion: 1,
      cell: 'cb-tong-hop',
      term,
      from: 0,
      to: 1,
      lines: [
        line('continue', 'dv-mau-0001', 'bi-thu'),
        line('remove', 'dv-mau-0002', 'pho-bi-thu'),
        line('add', 'dv-mau-0003', 'pho-bi-thu'),
      ],
    },
    notice: 'notice-quy-hoach-2024--cb-tong-hop',
    since: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024',
    directive: 'quy-hoach-2024',
    by: 'phe-duyet-1',
  },
};

/** The approval of 2024 is revoked, so the list taken over from paper counts again. */
export const takenBack: PlanListEvent = {
  type: 'PlanListTakenBack',
  data: {
    delta: {
      schemaVersion: 1,
      cell: 'cb-tong-hop',
      term,
      from: 1,
      to: 0,
      lines: [
        {
          id: `${term.id}/pho-bi-thu/dv-mau-0003`,
          movement: 'remove',
          person: 'dv-mau-0003',
          post: 'pho-bi-thu',
          since: 'Thông báo số 119-TB/ĐU, ngày 20/02/2024',
          reason: '',
          by: 'committee',
        },
        {
          id: `${term.id}/pho-bi-thu/dv-mau-0002`,
          movement: 'add',
          person: 'dv-mau-0002',
          post: 'pho-bi-thu',
          since: paper,
          reason: '',
          by: 'committee',
        },
      ],
    },
    notice: 'notice-quy-hoach-2024--cb-tong-hop',
    directive: 'quy-hoach-2024',
    by: 'phe-duyet-1',
    standing: null,
  },
};

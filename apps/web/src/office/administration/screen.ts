import { type Screen } from '../../app/screen.js';

export const administration: Screen = {
  path: '/quan-tri',
  title: 'Quản trị',
  load: () => import('./page.js'),
  entry: { icon: 'settings', order: 6, forWhom: ['system.read'] },
};

export const daysOff: Screen = {
  path: '/quan-tri/lich',
  title: 'Lịch nghỉ',
  load: async () => ({ Page: (await import('./calendar-page.js')).CalendarPage }),
};

export const definitions: Screen = {
  path: '/quan-tri/quy-trinh',
  title: 'Quy trình',
  load: async () => ({ Page: (await import('./workflows-page.js')).WorkflowsPage }),
};

export const securityLog: Screen = {
  path: '/quan-tri/an-ninh',
  title: 'Nhật ký an ninh',
  load: async () => ({ Page: (await import('./security-page.js')).SecurityPage }),
};

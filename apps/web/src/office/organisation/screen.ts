import { type Screen } from '../../app/screen.js';

export const organisation: Screen = {
  path: '/to-chuc',
  title: 'Tổ chức',
  load: () => import('./page.js'),
  entry: { icon: 'organisation', order: 5, forWhom: ['organisation.read'] },
};

export const organisationCell: Screen = {
  path: '/to-chuc/:cell',
  title: 'Chi bộ',
  load: async () => ({ Page: (await import('./cell-page.js')).CellPage }),
};

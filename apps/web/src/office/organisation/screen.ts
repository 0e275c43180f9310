import { type Screen } from '../../app/screen.js';

export const organisation: Screen = {
  path: '/to-chuc',
  title: 'Tổ chức',
  load: () => import('./page.js'),
  entry: { icon: 'organisation', order: 5, forWhom: ['organisation.read'] },
};

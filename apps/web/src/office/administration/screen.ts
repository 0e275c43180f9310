import { type Screen } from '../../app/screen.js';

export const administration: Screen = {
  path: '/quan-tri',
  title: 'Quản trị',
  load: () => import('./page.js'),
  entry: { icon: 'settings', order: 6, forWhom: ['system.read'] },
};

import { type Screen } from '../../app/screen.js';

export const timeline: Screen = {
  path: '/nhat-ky/:stream',
  title: 'Nhật ký',
  load: () => import('./page.js'),
};

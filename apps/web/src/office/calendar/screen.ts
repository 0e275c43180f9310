import { type Screen } from '../../app/screen.js';

export const calendar: Screen = {
  path: '/quan-tri/lich',
  title: 'Lịch nghỉ',
  load: () => import('./page.js'),
};

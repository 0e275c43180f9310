import { type Screen } from '../../app/screen.js';

export const report: Screen = {
  path: '/dot/:directive/:cell',
  title: 'Báo cáo của chi bộ',
  load: () => import('./page.js'),
};

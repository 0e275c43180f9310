import { type Screen } from '../../app/screen.js';

export const report: Screen = {
  path: '/nop/:directive/:cell/bao-cao',
  title: 'Làm báo cáo',
  load: () => import('./page.js'),
};

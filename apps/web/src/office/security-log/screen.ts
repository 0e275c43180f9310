import { type Screen } from '../../app/screen.js';

export const securityLog: Screen = {
  path: '/quan-tri/an-ninh',
  title: 'Nhật ký an ninh',
  load: () => import('./page.js'),
};

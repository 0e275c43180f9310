import { type Screen } from '../../app/screen.js';

export const approval: Screen = {
  path: '/dot/:directive/phe-duyet',
  title: 'Phê duyệt',
  load: () => import('./page.js'),
};

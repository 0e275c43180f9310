import { type Screen } from '../../app/screen.js';

export const definitions: Screen = {
  path: '/quan-tri/quy-trinh',
  title: 'Quy trình',
  load: () => import('./page.js'),
};

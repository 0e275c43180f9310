import { type Screen } from '../../app/screen.js';

export const duty: Screen = {
  path: '/nop/:directive/:cell',
  title: 'Việc của chi bộ',
  load: () => import('./page.js'),
};

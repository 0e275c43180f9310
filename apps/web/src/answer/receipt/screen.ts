import { type Screen } from '../../app/screen.js';

export const receipt: Screen = {
  path: '/nop/:directive/:cell/bien-nhan/:receipt',
  title: 'Biên nhận',
  load: () => import('./page.js'),
};

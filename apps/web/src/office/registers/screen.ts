import { type Screen } from '../../app/screen.js';

export const registers: Screen = {
  path: '/so',
  title: 'Sổ văn bản',
  load: () => import('./page.js'),
  entry: { icon: 'register', order: 3, forWhom: ['register.read'] },
};

import { type Screen } from '../../app/screen.js';

export const people: Screen = {
  path: '/to-chuc/nguoi',
  title: 'Người và tài khoản',
  load: () => import('./page.js'),
};

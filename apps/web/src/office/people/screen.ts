import { type Screen } from '../../app/screen.js';

export const people: Screen = {
  path: '/to-chuc/nguoi',
  title: 'Người và chức trách',
  load: () => import('./page.js'),
};

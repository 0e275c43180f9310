import { type Screen } from '../app/screen.js';

export const home: Screen = {
  path: '/',
  title: 'Việc của tôi',
  load: () => import('./page.js'),
  entry: { icon: 'home', order: 1, forWhom: 'everybody' },
};

import { type Screen } from '../../app/screen.js';

export const reviewQueue: Screen = {
  path: '/dot/:directive/tham-dinh',
  title: 'Thẩm định',
  load: () => import('./page.js'),
};

import { type Screen } from '../../app/screen.js';

export const campaigns: Screen = {
  path: '/dot',
  title: 'Các đợt',
  load: () => import('./page.js'),
  entry: { icon: 'campaign', order: 2, forWhom: ['directive.read'] },
};

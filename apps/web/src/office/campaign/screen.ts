import { type Screen } from '../../app/screen.js';

const title = 'Một đợt';

/** A directive: the board first, and each other part at an address of its own. */
export const campaign: readonly Screen[] = [
  { path: '/dot/:directive', title, load: () => import('./board/page.js') },
  { path: '/dot/:directive/cong-van', title, load: () => import('./letter/page.js') },
  { path: '/dot/:directive/tin', title, load: () => import('./sent/page.js') },
  { path: '/dot/:directive/tong-hop', title, load: () => import('./totals/page.js') },
  { path: '/dot/:directive/ho-so', title, load: () => import('./papers/page.js') },
  { path: '/dot/:directive/nhat-ky', title, load: () => import('./history/page.js') },
];

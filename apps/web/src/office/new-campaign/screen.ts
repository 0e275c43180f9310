import { type Screen } from '../../app/screen.js';

const title = 'Lập đợt mới';

/** The wizard: what it is made from, then a step an address. */
export const newCampaign: readonly Screen[] = [
  { path: '/dot/moi', title, load: () => import('./start-page.js') },
  { path: '/dot/moi/:directive/:step', title, load: () => import('./page.js') },
];

import { type Screen } from '../../app/screen.js';

export const organisationCell: Screen = {
  path: '/to-chuc/chi-bo/:cell',
  title: 'Chi bộ',
  load: () => import('./page.js'),
};

import { type Screen } from '../app/screen.js';

export const account: Screen = {
  path: '/tai-khoan',
  title: 'Tài khoản và phiên đăng nhập',
  load: () => import('./page.js'),
};

import { type DataSource } from 'typeorm';
import { type Keys } from './keys.js';
import { type Cookies } from './session/cookies.js';

/** What the door works with. */
export interface Desk {
  readonly dataSource: DataSource;
  readonly keys: Keys;
  readonly cookies: Cookies;
  readonly publicUrl: string;
  readonly production: boolean;
}

export const DESK = Symbol('desk');

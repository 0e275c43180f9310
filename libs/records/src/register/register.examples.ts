import { type RegisterEvent } from './register.js';

/** A register that went on from paper in mid-term. */
export const opened: RegisterEvent = { type: 'RegisterOpened', data: { body: 'dang-uy-vp', term: '2020-2025', documentType: 'TB', lastUsed: 118 } };
export const drawn: RegisterEvent = { type: 'NumberDrawn', data: { number: 119, notice: 'notice-1' } };

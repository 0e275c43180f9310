import { installProbe } from '#libs/platform/testing';
import { armedProbe } from './failpoints.armed.js';
import { makeUnsafe } from './failpoints.unsafe.js';

/** The first line of each process below: the product's own program, breakable. */
export function breakable(): void {
  installProbe(armedProbe(process.env['FAILPOINTS']!));
  makeUnsafe((process.env['FAILPOINTS_UNSAFE'] ?? '').split(','));
}

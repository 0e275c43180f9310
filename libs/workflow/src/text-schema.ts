import { z } from 'zod';

/**
 * A string with a Vietnamese message and fix of its own. explain.ts puts zod's own issues into
 * words.
 */
export function text(accepts: (value: string) => boolean, error: string, fix: string) {
  return z.string().refine(accepts, { error, params: { fix } });
}

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const slug = text(
  (value) => kebab.test(value) && value.length <= 60,
  'Tên chỉ gồm chữ thường không dấu, số và gạch nối.',
  "Viết như 'quy-hoach-cap-uy'.",
);
export const title = text(
  (value) =>
    value.trim() === value && value.length > 0 && value.length <= 120 && !/\p{Cc}/u.test(value),
  'Tên hiển thị trống, quá 120 ký tự hoặc thừa dấu cách ở hai đầu.',
  'Viết một dòng tiếng Việt ngắn.',
);

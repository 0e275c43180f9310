import { z } from 'zod';

/** A link to our own server or to the web, never `javascript:` or `data:`. */
export const link = z
  .string()
  .regex(/^(\/(?!\/)|https?:\/\/)[^\s"<>]*$/, 'liên kết phải bắt đầu bằng / hoặc https://');

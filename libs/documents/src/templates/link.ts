import { z } from 'zod';

/** A link of our own server or the web; never `javascript:` or `data:`. */
export const link = z
  .string()
  .regex(/^(\/(?!\/)|https?:\/\/)[^\s"<>]*$/, 'liên kết phải bắt đầu bằng / hoặc https://');

import { z } from 'zod';

/** A name to sign in with, as typed: an address, or a word without blanks. */
export const signInNameField = z.string().trim().min(1).max(254);

/** As typed; its rules are asked of a new one only. */
export const passwordField = z.string().min(1).max(1_000);

export const codeField = z.string().trim().min(6).max(40);

/** Of a person who is invited. */
export const newNameField = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[^\s@]{3,64}$|^[^\s@]+@[^\s@]+\.[^\s@]+$/u,
    'Tên đăng nhập là địa chỉ thư, hoặc một từ từ 3 đến 64 ký tự không có dấu cách',
  );

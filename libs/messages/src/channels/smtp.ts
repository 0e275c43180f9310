/** Loaded with the first mail, see `mail.ts`. */
export { createTransport } from 'nodemailer';

export { hashPassword } from './password/hash-password.js';
export { storePassword } from './door/accounts.js';

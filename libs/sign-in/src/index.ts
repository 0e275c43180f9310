export { assertGoodPassword } from './password/password-policy.js';
export { checkPassword, hashPassword } from './password/hash-password.js';

/** A redis-server of the test's own: `const redis = await startRedis(); … await redis.stop();` */
export { type PrivateRedis as TestRedis, startPrivateRedis as startRedis } from '#libs/platform';

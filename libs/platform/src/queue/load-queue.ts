/** One queue and one worker by themselves, for who does not take `startPools`. */
export const loadQueue = () => import('./queue.js');

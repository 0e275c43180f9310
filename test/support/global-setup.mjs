import { listenForTests } from './test-cluster.mjs';

export default listenForTests;

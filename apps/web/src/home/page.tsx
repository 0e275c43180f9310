import { words } from './words.js';

export function Page() {
  return <h1>{words.title}</h1>;
}

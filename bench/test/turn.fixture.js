export const template = ({ name }) => name;

export async function run(_arena, { name }) {
  if (name === 'fails') throw new Error('did not work');
  return { count: 1, seconds: 1, pid: process.pid };
}

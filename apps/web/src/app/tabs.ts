// Tabs of one browser agree about who is signed in.

type Told = 'signed-out' | 'signed-in';

const channel = new BroadcastChannel('dondoc-session');

export const tellOtherTabs = (told: Told): void => channel.postMessage(told);

/** Returns what takes the listener away again. */
export function whenTold(told: Told, then: () => void): () => void {
  const listener = ({ data }: MessageEvent<Told>): void => {
    if (data === told) then();
  };
  channel.addEventListener('message', listener);
  return () => channel.removeEventListener('message', listener);
}

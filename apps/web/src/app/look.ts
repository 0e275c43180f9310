// How the screen looks is a matter of this browser: large type, and light or dark.

export interface Look {
  readonly size: 'usual' | 'large';
  readonly theme: 'auto' | 'light' | 'dark';
}

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const KEY = 'dondoc-look';
const usual: Look = { size: 'usual', theme: 'auto' };

export function readLook(): Look {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>) };
  } catch {
    return usual;
  }
}

export function applyLook(look: Look = readLook()): void {
  const { dataset } = document.documentElement;
  dataset.size = look.size;
  dataset.theme = look.theme === 'auto' ? (prefersDark.matches ? 'dark' : 'light') : look.theme;
}

export function keepLook(look: Look): void {
  localStorage.setItem(KEY, JSON.stringify(look));
  applyLook(look);
}

prefersDark.addEventListener('change', () => applyLook());

import { clear, createStore, del, get, set } from 'idb-keyval';

// What is typed is kept in this browser until the server has it. It belongs to an account, and
// goes when that person signs out.

const store = createStore('dondoc-drafts', 'drafts');
const keyOf = (person: string, of: string): string => `${person}/${of}`;

export async function keptDraft<T>(person: string, of: string): Promise<T | undefined> {
  try {
    return await get<T>(keyOf(person, of), store);
  } catch {
    return undefined;
  }
}

/** False when the browser keeps nothing (a private window, a full disk). */
export async function keepDraft(person: string, of: string, draft: unknown): Promise<boolean> {
  try {
    await set(keyOf(person, of), draft, store);
    return true;
  } catch {
    return false;
  }
}

export const dropDraft = (person: string, of: string): Promise<void> =>
  del(keyOf(person, of), store).catch(() => {});

export const forgetDrafts = (): Promise<void> => clear(store).catch(() => {});

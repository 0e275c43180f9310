/**
 * What the server may want of the person in the middle of a request. Each is asked over the screen
 * that is open, so that nothing typed is lost, and the request then goes out again as it was.
 */
export interface Interrupts {
  /** The session has ended: signs in again. False when the person gave up. */
  signIn(): Promise<boolean>;
  /** The act needs the password or a code again. False when the person gave up. */
  stepUp(): Promise<boolean>;
  /** More than one office would do: which it is done in. Undefined when the person gave up. */
  chooseOffice(offices: readonly OfferedOffice[]): Promise<string | undefined>;
}

export interface OfferedOffice {
  readonly id: string;
  readonly role: string;
  readonly cell?: string;
  readonly lentBy?: string;
}

let current: Interrupts | undefined;

/** The shell gives its dialogues, and takes them away when it is left. */
export function serveInterrupts(interrupts: Interrupts): () => void {
  current = interrupts;
  return () => {
    if (current === interrupts) current = undefined;
  };
}

export const interrupts = (): Interrupts | undefined => current;

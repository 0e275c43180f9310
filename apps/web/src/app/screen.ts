import { type ComponentType } from 'react';
import { type Action } from '#libs/org';
import { type IconName } from '../shared/ui/icon.js';

/**
 * A screen as its folder declares it (`screen.ts`): where it lies, what it is called, who is
 * offered it, and its page, which is loaded when it is opened.
 */
export interface Screen {
  /** As react-router writes it: `/dot/:directive`. */
  readonly path: string;
  readonly title: string;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
  /** An entry of the navigation. At most seven are shown. */
  readonly entry?: {
    readonly icon: IconName;
    readonly order: number;
    /** Whoever may try one of these is offered the entry. */
    readonly forWhom: readonly Action[] | 'everybody';
  };
}

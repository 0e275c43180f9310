import { type Isolation } from './isolation.js';

/** Without the sandbox, the browser must not fork its pages from a zygote either. */
const NONE: readonly string[] = ['--no-sandbox', '--no-zygote'];

/** One way to start the browser. */
export interface Way {
  /** Words put before the program. */
  readonly prefix: readonly string[];
  /** Flags that switch off its own sandbox; none when the sandbox is on. */
  readonly flags: readonly string[];
}

export interface Choosing {
  readonly isolation: Isolation;
  /**
   * Whether a page opens in this way. Where the kernel forbids the sandbox, some browsers start but
   * their pages do not.
   */
  readonly opens: (way: Way) => Promise<boolean>;
  readonly root: boolean;
  /** Told why there is no sandbox. */
  readonly onWarning?: (warning: string) => void;
}

/**
 * The browser makes no sandbox for root, so root starts it as nobody of a user namespace where the
 * kernel allows that.
 */
export async function chooseWay({
  isolation: { prefix, asNobody },
  opens,
  root,
  onWarning,
}: Choosing): Promise<Way> {
  const sandboxed = root ? asNobody : prefix;
  if (sandboxed !== undefined && (await opens({ prefix: sandboxed, flags: [] })))
    return { prefix: sandboxed, flags: [] };
  onWarning?.(
    root
      ? 'the browser has no sandbox of its own: it makes none for root, and no user namespace ' +
          'that it could run in; run the worker as an account of its own'
      : 'the browser has no sandbox of its own: the kernel allows none here (user namespaces)',
  );
  return { prefix, flags: NONE };
}

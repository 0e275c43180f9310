import { type DraftCheck, type DraftView } from '#libs/directive';
import { ask, newKey } from '../../shared/api/client.js';
import { isRefusal, NoAnswer } from '../../shared/api/problem.js';
import { dropDraft, keepDraft, keptDraft } from '../../shared/kept-drafts.js';
import { type Body, bodyIn, bodyOf, type Content, contentOf } from './content.js';

export type Saving = 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused';

/** Somebody else saved in between: what they have, and since when. */
export interface Conflict {
  readonly theirs: DraftView;
  readonly mine: Body;
  /** What both began from. */
  readonly base: Body;
}

export interface Draft {
  readonly content: Content;
  readonly check: DraftCheck;
  readonly form: DraftView['form'];
  readonly saving: Saving;
  readonly error: unknown;
  readonly conflict: Conflict | undefined;
  readonly canUndo: boolean;
  /** What was typed earlier and not sent was taken up again. */
  readonly restored: boolean;
}

interface Kept {
  readonly version: number;
  readonly base: Body;
  readonly body: Body;
}

const PAUSE = 1200;
const AGAIN = 5000;
const UNDONE = 100;

/**
 * A draft while it is typed. Every edit is kept in the browser at once, and sent when the typing
 * pauses, with the version that was seen. What the server has not taken stays here.
 */
export class DraftStore {
  private readonly listeners = new Set<() => void>();
  private readonly undone: Content[] = [];
  private lastSpot: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private base: Body;
  draft: Draft;

  constructor(
    private readonly api: string,
    private readonly person: string,
    view: DraftView,
  ) {
    this.base = bodyIn(view);
    this.draft = {
      content: this.offered(view),
      check: view,
      form: view.form,
      saving: 'saved',
      error: undefined,
      conflict: undefined,
      canUndo: false,
      restored: false,
    };
  }

  /** A paper without a day is most often of today. It is saved with the first thing typed. */
  private offered({ form, open }: DraftView): Content {
    const content = contentOf(this.base);
    const asked = open && form.paper.reportedOn !== 'none' && content.reportedOn === '';
    return asked ? { ...content, reportedOn: form.days.today } : content;
  }

  private isSent(): boolean {
    return JSON.stringify(bodyOf(this.draft.content)) === JSON.stringify(this.base);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): Draft => this.draft;

  private put(changes: Partial<Draft>): void {
    this.draft = { ...this.draft, ...changes };
    for (const listener of this.listeners) listener();
  }

  /** Takes up what this browser kept and the server never got. */
  async restore(): Promise<void> {
    const kept = await keptDraft<Kept>(this.person, this.api);
    if (!kept || !this.draft.check.open) return;
    if (JSON.stringify(kept.body) === JSON.stringify(this.base)) return this.forget();
    if (kept.version !== this.draft.check.version) {
      const theirs = { ...this.draft.check, ...this.base, form: this.draft.form } as DraftView;
      return this.put({ conflict: { theirs, mine: kept.body, base: kept.base } });
    }
    this.put({ content: contentOf(kept.body), saving: 'unsaved', restored: true });
    this.later(0);
  }

  private async forget(): Promise<void> {
    await dropDraft(this.person, this.api);
  }

  /** An edit. Edits of the same `spot` in a row are one step back. */
  edit(change: (content: Content) => Content, spot?: string): void {
    const before = this.draft.content;
    const content = change(before);
    if (content === before) return;
    if (spot === undefined || spot !== this.lastSpot) {
      this.undone.push(before);
      if (this.undone.length > UNDONE) this.undone.shift();
    }
    this.lastSpot = spot;
    this.write(content);
  }

  readonly undo = (): void => {
    const before = this.undone.pop();
    this.lastSpot = undefined;
    if (before) this.write(before);
  };

  private write(content: Content): void {
    const saving = this.draft.saving === 'offline' ? 'offline' : 'unsaved';
    this.put({ content, saving, canUndo: this.undone.length > 0 });
    this.later(PAUSE);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
    if (ms === PAUSE) void this.keep();
  }

  private keep(): Promise<boolean> {
    const { check, content } = this.draft;
    const kept: Kept = { version: check.version, base: this.base, body: bodyOf(content) };
    return keepDraft(this.person, this.api, kept);
  }

  /** Sends what is not saved yet. Says whether the server now has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.sending) await this.sending;
    if (this.draft.saving === 'saved' && this.isSent()) return true;
    if (this.draft.conflict) return false;
    this.sending = this.send();
    await this.sending;
    this.sending = undefined;
    return this.draft.saving === 'saved';
  }

  private async send(): Promise<void> {
    const { content, check } = this.draft;
    const body = bodyOf(content);
    if (this.draft.saving !== 'offline') this.put({ saving: 'saving' });
    try {
      const answer = await ask<DraftCheck>(`${this.api}/draft`, {
        method: 'PUT',
        key: newKey(),
        body,
        headers: { 'if-match': `"${check.version}"` },
      });
      this.taken(body, answer, content);
    } catch (error) {
      await this.failed(error, body);
    }
  }

  private taken(body: Body, check: DraftCheck, sent: Content): void {
    this.base = body;
    const settled = this.draft.content === sent;
    this.put({ check, saving: settled ? 'saved' : 'unsaved', error: undefined });
    if (settled) void this.forget();
    else this.later(PAUSE);
  }

  private async failed(error: unknown, mine: Body): Promise<void> {
    if (error instanceof NoAnswer) {
      this.put({ saving: 'offline' });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.flush(), AGAIN);
      return;
    }
    if (isRefusal(error, 'CHANGED_SINCE')) return this.collided(mine);
    this.put({ saving: 'refused', error });
  }

  private async collided(mine: Body): Promise<void> {
    try {
      const theirs = await ask<DraftView>(`${this.api}/draft`);
      this.put({ saving: 'unsaved', conflict: { theirs, mine, base: this.base } });
    } catch (error) {
      this.put({ saving: 'refused', error });
    }
  }

  /** What was chosen of two versions: it is written over the newest one. */
  settle(body: Body): void {
    const { conflict, content } = this.draft;
    if (!conflict) return;
    this.undone.push(content);
    this.base = bodyIn(conflict.theirs);
    const same = JSON.stringify(body) === JSON.stringify(this.base);
    this.put({
      content: contentOf(body),
      check: conflict.theirs,
      form: conflict.theirs.form,
      conflict: undefined,
      saving: same ? 'saved' : 'unsaved',
      error: undefined,
      canUndo: true,
    });
    if (same) void this.forget();
    else this.later(0);
  }

  /** The draft as the server has it now: after a workbook, or an earlier state. */
  replace(view: DraftView): void {
    this.undone.push(this.draft.content);
    this.base = bodyIn(view);
    this.put({
      content: contentOf(this.base),
      check: view,
      form: view.form,
      saving: 'saved',
      error: undefined,
      canUndo: true,
    });
    void this.forget();
  }

  /** Columns that choose among the files know a new one only when the form is asked again. */
  stop(): void {
    clearTimeout(this.timer);
    if (this.draft.saving !== 'saved') void this.flush();
  }

  readonly online = (): void => void this.flush();
}

import { shortDate } from '#libs/calendar';

const WIDTH = 24;

export interface ProgressBar {
  show(done: number, total: number, day: { at: string; says: string }): void;
  end(): void;
}

/** One line that redraws itself on a terminal; elsewhere, one line for each step. */
export function progressBar(out: NodeJS.WriteStream = process.stdout): ProgressBar {
  const text = (
    done: number,
    total: number,
    { at, says }: { at: string; says: string },
  ): string => {
    const full = Math.round((done / total) * WIDTH);
    return (
      `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ` +
      `${String(Math.round((done / total) * 100)).padStart(3)} %  ${shortDate(at.slice(0, 10))} ` +
      `${at.slice(11, 16)}  ${says}`
    );
  };
  return {
    show(done, total, day) {
      if (out.isTTY) out.write(`\r\x1b[2K${text(done, total, day)}`);
      else out.write(`${text(done, total, day)}\n`);
    },
    end() {
      if (out.isTTY) out.write('\r\x1b[2K');
    },
  };
}

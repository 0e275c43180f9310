const WIDTH = 30;

export interface CountBar {
  show(done: number, total: number): void;
  end(): void;
}

const grouped = (n: number): string => String(n).replaceAll(/\B(?=(\d{3})+$)/g, '.');

/**
 * A line that redraws itself on a terminal. Elsewhere it prints nothing, because a log would drown
 * in it.
 */
export function countBar(label: string, out: NodeJS.WriteStream = process.stderr): CountBar {
  let shown = -1;
  return {
    show(done, total) {
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      if (!out.isTTY || percent === shown) return;
      shown = percent;
      const full = Math.round((percent / 100) * WIDTH);
      out.write(
        `\r\x1b[2K${label} [${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ` +
          `${String(percent).padStart(3)} %  ${grouped(done)}/${grouped(total)}`,
      );
    },
    end() {
      if (out.isTTY) out.write('\r\x1b[2K');
    },
  };
}

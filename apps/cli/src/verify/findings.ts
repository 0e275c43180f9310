/** The invariants that a database and its archive can be asked for. Tests show I12, I14 and I15. */
export const invariants = {
  I1: 'số tiếp nhận đã cấp đều còn, đúng từng byte',
  I2: 'nộp trước hạn thì không bị đánh dấu “coi như không thực hiện”',
  I3: 'nộp muộn được lưu, gắn cờ, không âm thầm nhận',
  I4: 'quá hạn thì có đúng một dấu, hoặc lý do đang giữ',
  I5: 'số văn bản liền mạch, không trùng, đúng thứ tự',
  I6: 'mỗi lần phê duyệt một thông báo, một số, một tệp',
  I7: 'tệp lưu trữ đúng mã băm đã niêm phong',
  I8: 'sự kiện chỉ ghi thêm, chuỗi băm nguyên vẹn',
  I9: 'bảng tra cứu đúng bằng tổng hợp của sự kiện',
  I10: 'mỗi tin nhắn gửi một lần và có kết cục rõ',
  I11: 'chỉ có chuyển trạng thái hợp lệ, cơ sở dữ liệu cũng chặn',
  I13: 'không số nào thiếu văn bản, không tệp nào thiếu sự kiện',
  I16: 'hàng đợi chỉ là bản sao, không việc nào bị mất',
  I17: 'văn bản lưu trữ tự in đúng số, ngày, chi bộ, danh sách của nó',
} as const;

export type InvariantId = keyof typeof invariants;

export interface InvariantReport {
  readonly id: InvariantId;
  readonly title: string;
  readonly ok: boolean;
  /** What was looked at, such as "10 số, 2 sổ". */
  readonly looked: string;
  /** At most `SHOWN` violations, each for a person to act on. */
  readonly violations: readonly string[];
  /**
   * What a person must see although no rule is broken, because it is late or ended without success.
   * At most `SHOWN`.
   */
  readonly remarks: readonly string[];
  /** How many more remarks there are. */
  readonly unshown: number;
  /** What could not be looked at, and why that is no violation. */
  readonly notes: readonly string[];
  /** How many more violations there are. */
  readonly hidden: number;
}

/** How many violations are written out for one invariant. */
export const SHOWN = 20;

export interface Findings {
  violate(id: InvariantId, text: string): void;
  remark(id: InvariantId, text: string): void;
  note(id: InvariantId, text: string): void;
  /** Counts violations without writing them out. */
  more(id: InvariantId, count: number): void;
  /** Adds to a figure in the line of the invariant. A figure of 0 is shown too. */
  looked(id: InvariantId, what: string, count: number): void;
  reports(): InvariantReport[];
}

interface Kept {
  readonly violations: string[];
  readonly remarks: string[];
  readonly notes: string[];
  readonly figures: Map<string, number>;
  hidden: number;
  unshown: number;
}

export function startFindings(): Findings {
  const kept = new Map<InvariantId, Kept>();
  const of = (id: InvariantId): Kept => {
    const found = kept.get(id) ?? {
      violations: [],
      remarks: [],
      notes: [],
      figures: new Map<string, number>(),
      hidden: 0,
      unshown: 0,
    };
    kept.set(id, found);
    return found;
  };
  return {
    violate(id, text) {
      const found = of(id);
      if (found.violations.length < SHOWN) found.violations.push(text);
      else found.hidden += 1;
    },
    remark(id, text) {
      const found = of(id);
      if (found.remarks.length < SHOWN) found.remarks.push(text);
      else found.unshown += 1;
    },
    note: (id, text) => void of(id).notes.push(text),
    more: (id, count) => void (of(id).hidden += count),
    looked(id, what, count) {
      const { figures } = of(id);
      figures.set(what, (figures.get(what) ?? 0) + count);
    },
    reports: () =>
      (Object.keys(invariants) as InvariantId[]).map((id) => {
        const { violations, remarks, notes, figures, hidden, unshown } = of(id);
        const looked = [...figures].map(([what, count]) => `${count} ${what}`).join(', ');
        return {
          id,
          title: invariants[id],
          ok: violations.length + hidden === 0,
          looked,
          violations,
          remarks,
          notes,
          hidden,
          unshown,
        };
      }),
  };
}

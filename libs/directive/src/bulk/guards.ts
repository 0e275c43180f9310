/** A reason not to touch an obligation, by its code: `refuses` is SQL over the alias h of its head row. Named here until definitions have guards of their own. */
export interface Guard {
  readonly code: string;
  readonly message: string;
  readonly refuses: string;
}

/** Obligations past cutoff and grace; `$1`: minutes of grace. */
export const DUE = `h.cutoff_at + make_interval(mins => $1::int) <= (select app.now())`;

/** What speaks against the mark (design §6.3), each reason by its name. */
export const AGAINST_THE_MARK: readonly Guard[] = [
  {
    code: 'ON_TIME_RECEIPT',
    message: 'Đã có báo cáo đến trước giờ hết hạn.',
    refuses: `exists (select from app.receipt r where r.obligation = h.stream and r.timeliness = 'onTime' and r.completed_at < h.cutoff_at)`,
  },
  {
    code: 'HELD',
    message: 'Đang tạm giữ, chờ người có thẩm quyền xem xét.',
    refuses: `exists (select from app.hold d where d.obligation = h.stream and d.cutoff_at = h.cutoff_at and d.released_at is null)`,
  },
  {
    code: 'UNRESOLVED_ARRIVAL',
    message: 'Có báo cáo bắt đầu gửi trước giờ hết hạn chưa được giải quyết.',
    refuses: `not exists (select from app.hold d where d.obligation = h.stream and d.cutoff_at = h.cutoff_at)
      and (exists (select from app.intent i where i.obligation = h.stream and i.resolved_at is null and i.begun_at < h.cutoff_at)
        or exists (select from app.receipt r where r.obligation = h.stream and r.timeliness = 'straddled' and r.begun_at < h.cutoff_at))`,
  },
];

export const anyOf = (guards: readonly { readonly refuses: string }[]): string => guards.map(({ refuses }) => `(${refuses})`).join(' or ');

import { type DataSource } from 'typeorm';
import { confirmRestore, type EventStore, type Counters, signNow } from '#libs/event-store';
import { advanceNumbers, type signing, type Skipped } from '#libs/records';

export interface ConfirmRequest {
  readonly reason: string;
  readonly by: string;
  readonly last?: Readonly<Record<string, number>>;
  readonly acceptUnsigned?: boolean;
}

export interface Confirmed {
  readonly skipped: readonly Skipped[];
  readonly marks: Counters;
}

/**
 * Voids what a newer database gave out, lifts the hold, and writes a checkpoint of this database in
 * place of the newer one.
 */
export async function confirmAndSign(
  dataSource: DataSource,
  store: EventStore,
  { key, place }: ReturnType<typeof signing>,
  request: ConfirmRequest,
): Promise<Confirmed> {
  const { reason, by, last, acceptUnsigned } = request;
  let skipped: Skipped[] = [];
  const { marks } = await confirmRestore(dataSource, key, {
    ...place,
    reason,
    by,
    known: last,
    acceptUnsigned,
    advance: async (manager, upTo) =>
      (skipped = await advanceNumbers(store, manager, upTo, { reason, by: `operator:${by}` })),
  });
  await signNow(dataSource, key, place);
  return { skipped, marks };
}

export function describeConfirmation({ skipped, marks }: Confirmed): string[] {
  return [
    ...skipped.map(
      ({ register, from, to }) =>
        `${register}: bỏ trống số ${from}${to > from ? `–${to}` : ''}, đã ghi lý do.`,
    ),
    ...Object.entries(marks).map(
      ([register, { last }]) =>
        `${register}: số tiếp theo là ${last + 1}. Nếu trên giấy đã có số lớn hơn ${last}, ` +
        `chạy lại với --last "${register}=SỐ" trước khi cấp số.`,
    ),
    'Đã ghi lại việc xác nhận. Hệ thống cấp số trở lại.',
  ];
}

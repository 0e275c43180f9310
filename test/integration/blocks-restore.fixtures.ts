import { guardNumbers } from '#libs/event-store';
import { inTransaction } from '#libs/platform';
import { drawIncomingNumber, drawNumber, register, registerStream } from '#libs/records';
import { confirmAndSign, type ConfirmRequest } from '../../apps/cli/src/blocks/confirm-restore.js';
import { key, open, seal, sealed } from './blocks.fixtures.js';

export const papers = {
  body: 'dang-uy',
  term: '2020-2025',
  documentType: 'TB',
  lastUsed: 10,
  bodySymbol: 'ĐU',
};
export const letters = { ...papers, documentType: 'CV', lastUsed: 0 };

export async function openGuarded(): Promise<void> {
  await open();
  await guard();
}

/** What an api does at its start. */
export const guard = () => guardNumbers(sealed.dataSource, sealed.place);

let notices = 0;
export function draw(from = papers): Promise<number> {
  const { store } = sealed;
  return inTransaction(sealed.dataSource, async (manager) => {
    const { number, operation } = await drawNumber(store, manager, from, {
      notice: `notice-${(notices += 1)}`,
      actor: 'approver',
    });
    await store.append([operation], { manager, atomic: true });
    return number;
  });
}
export const receive = () =>
  inTransaction(sealed.dataSource, (manager) => drawIncomingNumber(manager, 'dang-uy'));
export const confirm = (over: Partial<ConfirmRequest> = {}, by = key) =>
  confirmAndSign(
    sealed.dataSource,
    sealed.store,
    { key: by, place: sealed.place },
    { reason: 'Hỏng đĩa, chỉ còn bản đêm trước', by: 'quan-tri', ...over },
  );

export async function factsOf(from = papers) {
  return (await sealed.store.read(registerStream(from))).map(({ type, data }) =>
    register.parse({ type, data }),
  );
}

/**
 * 11 and 12 are in the backup; 13, 14, the first letter and two receipts are given out after it,
 * and the checkpoint knows them.
 */
export async function loseADay(): Promise<void> {
  await draw();
  await draw();
  await receive();
  await seal();
  await sealed.backup();
  await draw();
  await draw();
  await draw(letters);
  await receive();
  await receive();
  await seal();
  await sealed.restore();
}

import type { EntityManager } from 'typeorm';
import { AccountError } from './account-error.js';
import { checkPeriod, type Post } from './give-office.js';
import { oneAtATime, type By, writeDown } from './write-down.js';

export interface Lending {
  /** The office that is lent. */
  readonly office: string;
  /** The official who acts on its holder's behalf. */
  readonly to: string;
  /** First and last civil day of the loan, both included. */
  readonly from: string;
  readonly until: string;
  /** The document that says so. */
  readonly document: string;
}

interface Lent {
  readonly role: Post['role'];
  readonly cell: string | null;
  readonly committee: string | null;
  readonly official: string;
  readonly lent_by: string | null;
  readonly ended_at: string | null;
}

async function lentOffice(manager: EntityManager, { office, to }: Lending): Promise<Lent> {
  const [lent]: Lent[] = await manager.query(
    'select role, cell, committee, official, lent_by, ended_at from app.office where id = $1',
    [office],
  );
  if (!lent || lent.ended_at !== null)
    throw new AccountError(`Không có chức trách “${office}” đang giữ để ủy quyền.`);
  if (lent.lent_by !== null)
    throw new AccountError(
      `Chức trách “${office}” là do ủy quyền; không ủy quyền lại. Hãy ủy quyền từ ` +
        `“${lent.lent_by}”.`,
    );
  if (lent.official === to)
    throw new AccountError('Người được ủy quyền chính là người giữ chức trách.');
  return lent;
}

/**
 * Lends an office to another person. Answers the id of the loan, as `capuy-1-thay-1`: the facts
 * bear it, so each says that it was done on behalf. Errors: AccountError.
 */
export async function lendOffice(
  manager: EntityManager,
  lending: Lending,
  { by }: By,
): Promise<string> {
  await oneAtATime(manager);
  const { office: of, to: official, from, until: to, document } = lending;
  checkPeriod({ from, to });
  if (document.trim() === '')
    throw new AccountError('Ủy quyền phải có văn bản: ghi số và ký hiệu của văn bản đó.');
  const { role, cell, committee } = await lentOffice(manager, lending);
  const loans: { id: string }[] = await manager.query(
    `insert into app.office (id, official, name, role, cell, committee, held_from, held_to, source,
          lent_by)
      select $1 || '-thay-' || (select count(*) + 1 from app.office where lent_by = $1), id, name,
        $3, $4, $5, $6, $7, $8, $1 from app.official where id = $2 returning id`,
    [of, official, role, cell, committee, from, to, document],
  );
  if (!loans[0]) throw new AccountError(`Không có người mang mã “${official}”.`);
  const office = loans[0].id;
  await writeDown(manager, { official, by }, [
    {
      type: 'OfficeLent',
      data: { office, of, role, ...(cell === null ? {} : { cell }), from, to, document },
    },
  ]);
  return office;
}

/** How something with a first and a last day stands on the day that is asked for. */
export type StateOnDay = 'to-come' | 'effective' | 'ended';

/** SQL of a `StateOnDay`; the day is `$2`. */
export const STATE_ON = (from: string, to: string): string =>
  `case when $2::date < ${from} then 'to-come'
      when $2::date > coalesce(${to}, 'infinity') then 'ended' else 'effective' end`;

const civilDay = (instant: string): string => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

const within = (office: string): string =>
  `$2::date between coalesce(${office}.held_from, ${civilDay(`${office}.created_at`)})
      and coalesce(${office}.held_to, 'infinity')
      and coalesce(${civilDay(`${office}.ended_at`)}, 'infinity') > $2::date`;

/** SQL: whether a row of app.office, and the one that it is a loan of, is held on the day `$2`. */
export const heldOn = (office: string): string =>
  `${within(office)} and (${office}.lent_by is null or exists (select from app.office lender
      where lender.id = ${office}.lent_by and ${within('lender')}))`;

-- Appends events to many streams, one operation each. op_* arrays are parallel; ev_* lists hold the events of all
-- operations in their order: op_events says how many belong to each (null: one), ev_schema_version which versions they
-- have (null: 1). A column in which every operation has null may be null itself. op_expect: n = that version, 0 = no
-- such stream, -1 = any, -2 = exists. op_at is given only by a transaction that read it under this stream's lock; else
-- the clock is read here. atomic: all or nothing.
--
-- Answers in JSON. Where every operation was single, expected a version or no stream, and passed: {"at", "positions"},
-- in their order; "at" holds for those without op_at. Else a list of {"op" from 1, "ok", "version", "position", "at"},
-- with those that failed alone when nothing was written.
--
-- The ways of single events find out while they write whether theirs was the right one; null says that it was not, and
-- that nothing was written. Each statement has a snapshot of its own, so what is read after the locks is what the locks
-- protect. In every way plans are generic: no statement joins two arrays, so one plan is right for one operation and
-- for 10,000, and planning would cost more than the work.
create or replace function app.append(
  op_stream text[], op_expect bigint[], op_events int[], op_actor text[], op_causation text[], op_at timestamptz[],
  op_status text[], op_parent text[], op_owner text[], op_due_at timestamptz[], op_cutoff_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb, atomic boolean
) returns text language plpgsql as $$
declare
  answer text;
begin
  if cardinality(op_stream) > 0 and (op_events is null or 1 = all (op_events))
    and cardinality(ev_type) = cardinality(op_stream) then
    if 0 < all (op_expect) then
      answer := app.append_to_existing(op_stream, op_expect, op_actor, op_causation, op_at, op_status, op_parent,
        op_owner, op_due_at, op_cutoff_at, ev_type, ev_schema_version, ev_data, atomic);
    elsif 0 = all (op_expect) then
      answer := app.append_to_new(op_stream, op_actor, op_causation, op_at, op_status, op_parent,
        op_owner, op_due_at, op_cutoff_at, ev_type, ev_schema_version, ev_data);
    end if;
  end if;
  if answer is null then
    answer := app.append_mixed(op_stream, op_expect, op_events, op_actor, op_causation, op_at, op_status, op_parent,
      op_owner, op_due_at, op_cutoff_at, ev_type, ev_schema_version, ev_data, atomic);
  end if;
  return answer;
end $$;

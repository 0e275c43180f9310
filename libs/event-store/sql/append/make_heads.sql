-- Makes the heads that are missing and may be, at version 0: unseen by others until we commit, and then no longer 0.
-- They get their indexed columns here already, so that the update that follows stays on its page. Gives the streams.
create or replace function app.make_heads(
  op_stream text[], op_expect bigint[], op_status text[], op_parent text[], op_owner text[],
  op_due_at timestamptz[], op_cutoff_at timestamptz[], out created text[]
) language plpgsql as $$
begin
  with fresh as (
    insert into app.head (stream, category, version, hash, status, parent, owner, due_at, cutoff_at)
    select o.stream, split_part(o.stream, '-', 1), 0, ''::bytea, o.status, o.parent, o.owner, o.due_at, o.cutoff_at
    from unnest(op_stream, op_expect, op_status, op_parent, op_owner, op_due_at, op_cutoff_at)
      as o(stream, expect, status, parent, owner, due_at, cutoff_at)
    where o.expect in (0, -1) and not exists (select from app.head h where h.stream = o.stream)
    order by o.stream collate "C"
    on conflict (stream) do nothing
    returning stream
  )
  select array_agg(fresh.stream) into created from fresh;
end $$;

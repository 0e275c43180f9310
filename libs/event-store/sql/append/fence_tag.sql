-- Fences live in the lock table as shared advisory locks: 16 bits of tag, 48 bits of position. They never wait.
create or replace function app.fence_tag() returns bigint language sql immutable parallel safe as
$$ select x'5D0C'::bigint $$;

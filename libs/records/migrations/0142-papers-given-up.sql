-- Papers that were given up after six tries and have no file: made now, by themselves.
update app.effect set state = 'pending', claimed_by = null, enqueued_wall = null, retry_wall = null
where kind = 'render-notice' and state = 'failed';

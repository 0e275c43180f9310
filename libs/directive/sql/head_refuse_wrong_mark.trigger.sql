-- Only for obligations: the marks of other streams need not look for receipts.
create or replace trigger head_refuse_wrong_mark after update on app.head for each row
  when (new.status = 'expired' and old.status is distinct from new.status and starts_with(new.stream, 'obligation-'))
  execute function app.refuse_wrong_mark();

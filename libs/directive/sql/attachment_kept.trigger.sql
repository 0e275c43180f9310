create or replace trigger attachment_kept before update on app.attachment for each row
  when (old.receipt is not null) execute function app.keep_attachment();

-- overtaken: not sent, because its obligation was answered or a newer wave speaks of it.
alter table app.message drop constraint message_mail_state_check;
alter table app.message add constraint message_mail_state_check check (mail_state in ('pending', 'sent', 'kept', 'failed', 'unknown', 'overtaken'));

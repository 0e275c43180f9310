-- What became of a message in each channel that carries it out of the app; the app itself has every message.
-- kept: the channel is not set up, or has no address of the cell. overtaken: of no use any more when its turn came.
create table app.delivery (
  message text not null references app.message (id) on delete cascade,
  channel text not null,
  state text not null default 'pending' check (state in ('pending', 'sent', 'kept', 'failed', 'unknown', 'overtaken')),
  primary key (message, channel)
);
-- The committee's own people have no address: their messages were never handed to a channel.
insert into app.delivery (message, channel, state) select id, 'mail', mail_state from app.message where cell is not null;
alter table app.message drop column mail_state;

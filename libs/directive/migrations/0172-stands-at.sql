-- The state of the definition in which an obligation stands, where that is one of the definition's own; the status says
-- what it counts as.
alter table app.obligation add column stands_at text;

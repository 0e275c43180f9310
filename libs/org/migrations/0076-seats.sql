-- Số lượng cấp ủy viên được xác định cho nhiệm kỳ: the base of the planning coefficient. Null: not recorded.
alter table app.term add column seats integer check (seats between 1 and 99);

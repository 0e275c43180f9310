-- What hangs on an obligation, a list or a directive is seen by whoever sees that (decision 0057).
alter table app.attachment enable row level security;
create policy everybody on app.attachment using (true) with check (true);
create policy own on app.attachment as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = attachment.obligation));

alter table app.report_draft enable row level security;
create policy everybody on app.report_draft using (true) with check (true);
create policy own on app.report_draft as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = report_draft.obligation));

alter table app.report_draft_state enable row level security;
create policy everybody on app.report_draft_state using (true) with check (true);
create policy own on app.report_draft_state as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = report_draft_state.obligation));

alter table app.report_view enable row level security;
create policy everybody on app.report_view using (true) with check (true);
create policy own on app.report_view as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = report_view.obligation));

alter table app.report_workbook enable row level security;
create policy everybody on app.report_workbook using (true) with check (true);
create policy own on app.report_workbook as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = report_workbook.obligation));

alter table app.review_comment enable row level security;
create policy everybody on app.review_comment using (true) with check (true);
create policy own on app.review_comment as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = review_comment.obligation));

alter table app.receipt enable row level security;
create policy everybody on app.receipt using (true) with check (true);
create policy own on app.receipt as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = receipt.obligation));

alter table app.hold enable row level security;
create policy everybody on app.hold using (true) with check (true);
create policy own on app.hold as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = hold.obligation));

alter table app.intent enable row level security;
create policy everybody on app.intent using (true) with check (true);
create policy own on app.intent as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = intent.obligation));

alter table app.obligation enable row level security;
create policy everybody on app.obligation using (true) with check (true);
create policy own on app.obligation as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = obligation.key));

alter table app.approved_list enable row level security;
create policy everybody on app.approved_list using (true) with check (true);
create policy own on app.approved_list as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = approved_list.key));

alter table app.issue_terms enable row level security;
create policy everybody on app.issue_terms using (true) with check (true);
create policy own on app.issue_terms as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = 'directive-' || issue_terms.directive));

alter table app.bulk_run enable row level security;
create policy everybody on app.bulk_run using (true) with check (true);
create policy own on app.bulk_run as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = 'directive-' || bulk_run.directive));

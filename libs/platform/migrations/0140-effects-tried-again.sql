-- An effect is given up for what it is, or because its use has passed, never for how often it was tried. Both instants are the system's clock:
-- a virtual one moves them, and retry_wall keeps retries going where it stands still.
alter table app.effect add column first_tried_at timestamptz;
alter table app.effect add column retry_at timestamptz;

import { smallOrgFile } from '#libs/org/testing';

/** The small organisation under ids of its own. */
export function otherOrg(committee: string) {
  const small = JSON.stringify({ ...smallOrgFile(), people: [], planned: [], registers: [] });
  return JSON.parse(
    small.replaceAll('"dang-uy"', `"${committee}"`).replaceAll('"cb-', '"hai-cb-'),
  ) as object;
}

/** Tables that show nobody what is another committee's, and why. */
export const COMMON: Readonly<Record<string, string>> = {
  account: 'signing in: asked before anybody is known',
  api_token: 'signing in: asked before anybody is known',
  official: 'a person may hold offices of two committees; screens join app.office',
  person: 'a member is one person for every committee, found by the card alone',
  former_card: 'as app.person',
  person_history: 'as app.person',
  look: 'written before the answer, read by nobody of a committee',
  command: 'found by the one who gave it, under an id that they made',
  delivery: 'reached from app.message',
  bulk_item: 'reached from app.bulk_run',
  archived_stream: 'names and hashes of streams',
  block: 'hashes of all facts',
  checkpoint: 'how far the product is',
  checkpoint_compared: 'how far the product is',
  beat: 'how far the product is',
  effect: 'what the worker does next',
  reader: 'how far the product is',
  reader_seat: 'how far the product is',
  parked: 'what a reader could not do, by stream',
  rebuild: 'how far the product is',
  incoming_counter: 'the last number of a body',
  used_number: 'numbers of all registers, to find doubles',
  told_since: 'how far the product is',
  outage: 'when the product stood still',
  legal_transition: 'the rules',
  migration: 'the program',
  repeatable_sql: 'the program',
  restore_confirmation: 'the whole installation',
  restore_hold: 'the whole installation',
  virtual_clock: 'the whole installation',
  workflow_definition: 'definitions are the installation’s',
  workflow_draft: 'definitions are the installation’s',
  workflow_publication: 'definitions are the installation’s',
  workflow_trial: 'definitions are the installation’s',
  workflow_trial_paper: 'definitions are the installation’s',
  year_archive: 'names and hashes of files',
};

import { campaignOf, type Day } from './campaign.js';

export type { Day };

/**
 * The campaign of 2024 as the seed letter has it, with waves on 25/01, 01/02, 06/02 and 15/02, and
 * the mark after 15/02.
 */
export const campaign2024: readonly Day[] = campaignOf(2024).days;

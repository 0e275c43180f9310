import { home } from '../home/screen.js';
import { campaign } from '../office/campaign/screen.js';
import { campaigns } from '../office/campaigns/screen.js';
import { newCampaign } from '../office/new-campaign/screen.js';
import { type Screen } from './screen.js';

/** Every screen, one line each. */
export const screens: readonly Screen[] = [home, campaigns, ...campaign, ...newCampaign];

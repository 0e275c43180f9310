import { account } from '../account/screen.js';
import { duty } from '../answer/duty/screen.js';
import { receipt } from '../answer/receipt/screen.js';
import { report as ownReport } from '../answer/report/screen.js';
import { home } from '../home/screen.js';
import {
  administration,
  daysOff,
  definitions,
  securityLog,
} from '../office/administration/screen.js';
import { approval } from '../office/approval/screen.js';
import { campaign } from '../office/campaign/screen.js';
import { campaigns } from '../office/campaigns/screen.js';
import { newCampaign } from '../office/new-campaign/screen.js';
import { organisation, organisationCell } from '../office/organisation/screen.js';
import { people } from '../office/people/screen.js';
import { registers } from '../office/registers/screen.js';
import { report } from '../office/report/screen.js';
import { reviewQueue } from '../office/review-queue/screen.js';
import { timeline } from '../office/timeline/screen.js';
import { type Screen } from './screen.js';

/** Every screen, one line each. */
export const screens: readonly Screen[] = [
  home,
  account,
  duty,
  ownReport,
  receipt,
  campaigns,
  ...campaign,
  ...newCampaign,
  reviewQueue,
  approval,
  report,
  registers,
  organisation,
  organisationCell,
  people,
  timeline,
  administration,
  daysOff,
  definitions,
  securityLog,
];

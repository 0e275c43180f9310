import { CampaignFrame } from '../frame.js';

export function Page() {
  return <CampaignFrame>{() => null}</CampaignFrame>;
}

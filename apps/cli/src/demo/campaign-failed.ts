/** The API did not answer as the campaign expects. */
export class CampaignFailed extends Error {
  override readonly name = 'CampaignFailed';
}

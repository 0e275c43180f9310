import { CampaignFailed } from './campaign-failed.js';
import { openCampaign, whyNotOpen } from './open-campaign.js';
import { performOpen } from './open-acts.js';
import { bringUpTo } from './load-sample.js';
import { castOf, dismiss, moveTo, type Stage } from './play.js';
import { settle } from './settle.js';

export interface OpenStage extends Pick<Stage, 'url' | 'dataSource' | 'signal'> {
  /** The real day, before which everything is played. */
  readonly today: string;
  /** Called before each step. */
  readonly onStep?: (done: number, total: number, day: { at: string; says: string }) => void;
}

/**
 * After the finished campaign, plays a directive that is still open on `today`, on the virtual
 * clock of the days before. Answers its id, or undefined when the calendar does not know the days
 * off around `today`. It can be cut off and called again. Errors: `CampaignFailed`.
 */
export async function playOpen(stage: OpenStage): Promise<string | undefined> {
  const { dataSource, signal, today, onStep } = stage;
  const campaign = openCampaign(today);
  if (!campaign) return undefined;
  const { days, letter, issueOn } = campaign;
  await moveTo(dataSource, days[0]!.at);
  await bringUpTo(dataSource, issueOn);
  const cast = await castOf(stage, { letter, issueOn });
  for (const [done, { at, says, acts }] of days.entries()) {
    onStep?.(done, days.length, { at, says });
    await moveTo(dataSource, at);
    await settle(dataSource, signal);
    for (const act of acts)
      await performOpen({ campaign, dataSource, cast, on: at.slice(0, 10) }, act);
    await settle(dataSource, signal);
  }
  await dismiss(dataSource);
  return letter.directive;
}

/**
 * Plays the open directive and answers the line that says what became of it. The campaign before it
 * is done: what fails here leaves less to try, and is no reason not to serve.
 */
export async function leaveOpen(stage: OpenStage): Promise<string> {
  try {
    const open = await playOpen(stage);
    return open ? `Đợt đang mở để làm thử: ${open}` : whyNotOpen(stage.today);
  } catch (error) {
    if (!(error instanceof CampaignFailed)) throw error;
    await dismiss(stage.dataSource);
    return `Đợt đang mở chưa lập được trọn vẹn, để nguyên như đang có. ${error.message}`;
  }
}

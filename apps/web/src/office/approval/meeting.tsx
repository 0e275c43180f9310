import { DayField, TextField } from '../../shared/ui/index.js';
import { words } from './words.js';

export interface Meeting {
  readonly on: string;
  readonly present: string;
  readonly agreed: string;
}

export const noMeeting: Meeting = { on: '', present: '', agreed: '' };

export const isWhole = ({ on, present, agreed }: Meeting): boolean =>
  on !== '' && /^\d+$/.test(present) && /^\d+$/.test(agreed);

export const meetingBody = ({ on, present, agreed }: Meeting) => ({
  on,
  present: Number(present),
  agreed: Number(agreed),
});

/** Day and votes of the meeting, once for all reports. */
export function MeetingForm({
  meeting,
  onMeeting,
}: {
  readonly meeting: Meeting;
  readonly onMeeting: (meeting: Meeting) => void;
}) {
  return (
    <section className="card" aria-labelledby="hoi-nghi">
      <h2 id="hoi-nghi">{words.meeting}</h2>
      <p className="hint">{words.meetingHint}</p>
      <div className="approval-meeting">
        <DayField
          label={words.day}
          hint={words.dayHint}
          value={undefined}
          onDay={(day) => onMeeting({ ...meeting, on: day ?? '' })}
        />
        <TextField
          label={words.present}
          inputMode="numeric"
          value={meeting.present}
          onChange={({ target }) => onMeeting({ ...meeting, present: target.value.trim() })}
        />
        <TextField
          label={words.agreed}
          hint={words.agreedHint}
          inputMode="numeric"
          value={meeting.agreed}
          onChange={({ target }) => onMeeting({ ...meeting, agreed: target.value.trim() })}
        />
      </div>
    </section>
  );
}

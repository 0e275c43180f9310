import { Button, Notice, useAnnounce } from '../../shared/ui/index.js';
import { type Invited } from './queries.js';
import { words } from './words.js';

/** A link that is told once, with a button that copies it. */
export function OnceShown({ invitation }: Pick<Invited, 'invitation'>) {
  const announce = useAnnounce();
  if (!invitation) return <Notice tone="warn">{words.linkGone}</Notice>;
  return (
    <Notice tone="good" title={words.link}>
      <p className="once-shown">{invitation.link}</p>
      <p>{words.linkDays(invitation.days)}</p>
      <Button
        icon="link"
        onClick={() =>
          void navigator.clipboard.writeText(invitation.link).then(() => announce(words.copied))
        }
      >
        {words.copy}
      </Button>
    </Notice>
  );
}

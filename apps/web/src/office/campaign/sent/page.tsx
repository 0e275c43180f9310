import { useInfiniteQuery } from '@tanstack/react-query';
import { type SentAnswer, type SentDelivery, type SentMessage } from '#libs/messages';
import { ask } from '../../../shared/api/client.js';
import { momentText } from '../../../shared/dates.js';
import { Button, Empty, Icon, Skeleton, Wrong } from '../../../shared/ui/index.js';
import { CampaignFrame } from '../frame.js';
import { Contacts, Planned } from './around.js';
import { words } from './words.js';

export function Page() {
  return <CampaignFrame>{({ directive }) => <Sent directive={directive} />}</CampaignFrame>;
}

const useSent = (directive: string) =>
  useInfiniteQuery({
    queryKey: ['directive', directive, 'sent'],
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? '' : `&after=${encodeURIComponent(pageParam)}`;
      return ask<SentAnswer>(`/api/sent?directive=${directive}${after}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

function Sent({ directive }: { readonly directive: string }) {
  const sent = useSent(directive);
  if (sent.isError) return <Wrong error={sent.error} onAgain={() => void sent.refetch()} />;
  const [first] = sent.data?.pages ?? [];
  if (!first) return <Skeleton />;
  const messages = sent.data!.pages.flatMap((page) => page.messages);
  return (
    <>
      <Planned waves={first.planned} />
      <Contacts contacts={first.contacts} />
      <section aria-labelledby="tin-da-gui">
        <h2 id="tin-da-gui">{words.sent}</h2>
        {messages.length === 0 && (
          <Empty title={words.noSent}>
            <p>{words.noSentHint}</p>
          </Empty>
        )}
        <ul className="sent-list">
          {messages.map((message) => (
            <Message key={message.id} of={message} />
          ))}
        </ul>
        {sent.hasNextPage && (
          <Button busy={sent.isFetchingNextPage} onClick={() => void sent.fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </section>
    </>
  );
}

function deliveryText({ stateText, handedAt, retryAt }: SentDelivery): string {
  if (handedAt) return words.handed(stateText, momentText(handedAt));
  return retryAt ? words.retry(stateText, momentText(retryAt)) : stateText;
}

function Message({ of }: { readonly of: SentMessage }) {
  return (
    <li className="card sent">
      <p className="hint">
        {momentText(of.at)} · {words.to(of.to)}
      </p>
      <details>
        <summary>{of.subject}</summary>
        <p className="sent-text">{of.body}</p>
      </details>
      <p className="sent-facts">
        {of.deliveries.map((one) => (
          <span key={one.channel}>
            <Icon name={one.state === 'failed' ? 'warn' : 'mail'} size={16} /> {deliveryText(one)}
          </span>
        ))}
        <span>
          <Icon name="eye" size={16} />{' '}
          {of.readAt ? words.read(momentText(of.readAt)) : words.unread}
        </span>
      </p>
    </li>
  );
}

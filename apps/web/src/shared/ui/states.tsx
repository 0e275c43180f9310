import { type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { NoAnswer, Refusal } from '../api/problem.js';
import { Button } from './button.js';
import { Icon, type IconName } from './icon.js';

type Tone = 'info' | 'good' | 'warn' | 'bad';
const icons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  good: 'check',
  warn: 'warn',
  bad: 'error',
};

/** A box that says something, with its sign and never by colour alone. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

/** What went wrong, in the words of the server, with the fields it names and a small code. */
export function Wrong({
  error,
  onAgain,
}: {
  readonly error: unknown;
  readonly onAgain?: () => void;
}) {
  if (!error) return null;
  const { title, detail, fields, code } = wordsOf(error);
  return (
    <Notice tone="bad" title={title}>
      <p>{detail}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <li key={field}>{field}</li>
          ))}
        </ul>
      )}
      {code && <p className="support-code">Mã để hỏi quản trị: {code}</p>}
      {onAgain && <Button onClick={onAgain}>Thử lại</Button>}
    </Notice>
  );
}

interface Said {
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly string[];
  readonly code?: string;
}

function wordsOf(error: unknown): Said {
  if (error instanceof Refusal) {
    const { title, detail, errors = [], code } = error.problem;
    return { title, detail, fields: errors.map(({ message }) => message), code };
  }
  if (error instanceof NoAnswer)
    return { title: 'Chưa kết nối được', detail: error.message, fields: [] };
  return {
    title: 'Trang này gặp lỗi',
    detail: 'Hãy tải lại trang; nội dung đã lưu vẫn còn. Nếu lặp lại, hãy báo quản trị.',
    fields: [],
  };
}

/** Three grey lines while the answer is awaited. They show after a third of a second. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label="Đang tải">
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  );
}

/** What will appear here, and how. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** What a query has: a skeleton, what went wrong, or what it answered. */
export function Shown<T>({
  of,
  children,
}: {
  readonly of: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined)
    return (
      <>
        {of.isError && <Wrong error={of.error} onAgain={() => void of.refetch()} />}
        {children(of.data)}
      </>
    );
  if (of.isError) return <Wrong error={of.error} onAgain={() => void of.refetch()} />;
  return <Skeleton />;
}

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.js';

/**
 * A dialogue over the screen, in the browser's own `<dialog>`: the focus stays in it, Esc closes
 * it, and it goes back to where it was. `wide` is for papers and tables; on a phone every dialogue
 * fills the screen.
 */
export function Dialog({
  title,
  onClose,
  wide = false,
  children,
  foot,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  const at = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = at.current!;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={at}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label="Đóng" onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      {foot && <footer>{foot}</footer>}
    </dialog>
  );
}

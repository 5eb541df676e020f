import { useEffect, useId, useRef, type ReactNode } from 'react';
import { t } from '../texts/t';

/** The browser's own dialog: it holds the focus inside, closes with Esc and gives the focus back. */
export function Modal({ title, close, children, wide }: { title: string; close: () => void; children: ReactNode; wide?: boolean }) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      className={wide ? 'wide' : undefined}
      onCancel={event => {
        event.preventDefault();
        close();
      }}
    >
      <div className="modal-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain" onClick={close}>
          {t('act.close')}
        </button>
      </div>
      {children}
    </dialog>
  );
}

import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { tell } from './notices';
import { sentence } from './Failure';

type Props = {
  children: ReactNode;
  does: () => Promise<unknown>;
  done?: string;
  kind?: 'main' | 'danger' | 'plain';
  disabled?: boolean;
  /** Asked first, where it cannot be taken back. */
  sure?: string;
  label?: string;
};

/** A button that does one thing at the server, once, and says how it went. */
export function Act({ children, does, done, kind, disabled, sure, label }: Props) {
  const act = useMutation({
    mutationFn: does,
    onSuccess: () => done && tell(done),
    onError: error => tell(sentence(error), 'bad'),
  });
  return (
    <button
      type="button"
      className={kind}
      aria-label={label}
      disabled={disabled || act.isPending}
      onClick={() => {
        if (!sure || window.confirm(sure)) act.mutate();
      }}
    >
      {children}
    </button>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { t } from '../texts/t';
import { Failure } from './Failure';

/** What a question to the server shows while it waits, when it fails, and when the answer is there. */
export function Loaded<T>({ from, children }: { from: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (from.data !== undefined) {
    return (
      <>
        {from.isError && <Failure error={from.error} again={() => void from.refetch()} />}
        {children(from.data)}
      </>
    );
  }
  if (from.isError) return <Failure error={from.error} again={() => void from.refetch()} />;
  return (
    <p className="loading" role="status">
      {t('state.loading')}
    </p>
  );
}

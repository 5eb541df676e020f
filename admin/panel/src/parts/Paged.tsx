import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '../api/types';
import { t } from '../texts/t';
import { Failure } from './Failure';

/** A long list, page after page, by the cursor that the last page gave. */
export function Paged<T>({ queryKey, load, children }: { queryKey: unknown[]; load: (after: string | undefined) => Promise<Page<T>>; children: (items: T[]) => ReactNode }) {
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
  });
  if (pages.isError && !pages.data) return <Failure error={pages.error} again={() => void pages.refetch()} />;
  if (!pages.data) {
    return (
      <p className="loading" role="status">
        {t('state.loading')}
      </p>
    );
  }
  return (
    <>
      {children(pages.data.pages.flatMap(page => page.items))}
      {pages.hasNextPage && (
        <p>
          <button type="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('act.more')}
          </button>
        </p>
      )}
    </>
  );
}

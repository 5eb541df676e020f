import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Draft } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { Loaded } from '../../parts/Loaded';
import { count, t } from '../../texts/t';
import { Findings } from './Findings';

/** Conversations that must go as they are written; they are kept with the dialogs. */
export function Tests({ of, draft }: { of: string; draft: Draft }) {
  const tests = useQuery({ queryKey: ['dialogs', of, 'tests', draft.revision], queryFn: () => call('GET /dialogs/tests', { query: { of } }) });
  const run = useMutation({ mutationFn: () => call('POST /dialogs/tests/run', { body: { of } }) });
  return (
    <>
      <p>{t('tests.about')}</p>
      <p>
        <button type="button" className="main" disabled={run.isPending} onClick={() => run.mutate()}>
          {run.isPending ? t('state.loading') : t('tests.run')}
        </button>
      </p>
      <Failure error={run.error} />
      {run.data && (
        <div role="status">
          <p>
            <span className={`tag ${run.data.failed > 0 ? 'bad' : 'good'}`}>{run.data.failed > 0 ? count('tests.failed', run.data.failed) : t('tests.allWell')}</span> {count('tests.played', run.data.played)}
          </p>
          <Findings findings={run.data.findings} of={of} />
        </div>
      )}
      <Loaded from={tests}>
        {items => (
          <ul className="plain-list">
            {items.map((test, i) => (
              <li key={i}>
                <details>
                  <summary>
                    {test.title} <small>{test.dialog}</small>
                  </summary>
                  <pre>{test.content}</pre>
                </details>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import { Problem } from '../../api/problem';
import type { Draft, Finding, Moves, Stranded } from '../../api/types';
import { go } from '../../app/router';
import { Failure } from '../../parts/Failure';
import { Select, TextArea, TextField } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { tell } from '../../parts/notices';
import { count, t } from '../../texts/t';
import { Findings } from './Findings';

const shares = ['100', '5', '10', '25', '50'] as const;

/** The last look before people hear it, and the button. */
export function Publish({ draft }: { draft: Draft }) {
  const client = useQueryClient();
  const of = `draft:${draft.id}`;
  const check = useQuery({ queryKey: ['check', draft.id, draft.revision], queryFn: () => call('GET /dialog-drafts/{id}/publish-check', { path: { id: draft.id } }) });
  const [name, setName] = useState(draft.name);
  const [notes, setNotes] = useState(draft.notes ?? '');
  const [share, setShare] = useState<string>('100');
  const [moves, setMoves] = useState<Moves>('Stay');
  const publish = useMutation({
    mutationFn: () => call('POST /dialog-drafts/{id}/publish', { path: { id: draft.id }, body: { revision: draft.revision, name, notes, share: Number(share), moves } }),
    onSuccess: release => {
      void client.invalidateQueries();
      tell(t(release.status === 'canary' ? 'publish.canaryDone' : 'publish.done', { name: release.name }));
      go('/dialogs?tab=releases');
    },
  });
  const refusal = publish.error instanceof Problem ? publish.error.more : {};
  return (
    <Loaded from={check}>
      {ready => (
        <>
          <p role="status">{ready.ready ? <span className="tag good">{t('publish.ready')}</span> : <span className="tag bad">{t('publish.notReady')}</span>}</p>
          <Findings findings={ready.findings} of={of} />
          <p>
            {count('tests.played', ready.tests.played)} {ready.tests.failed > 0 && <span className="tag bad">{count('tests.failed', ready.tests.failed)}</span>}
          </p>
          <Findings findings={ready.tests.findings} of={of} />
          <Places places={ready.stranded} />
          {ready.live.length > 0 && (
            <details>
              <summary>
                {count(
                  'publish.live',
                  ready.live.reduce((sum, each) => sum + each.conversations, 0),
                )}
              </summary>
              <ul>
                {ready.live.map((each, i) => (
                  <li key={i}>
                    {each.dialog} · {each.state}: {each.conversations}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <form
            onSubmit={event => {
              event.preventDefault();
              publish.mutate();
            }}
          >
            <TextField label={t('publish.name')} value={name} maxLength={100} onChange={event => setName(event.target.value)} required />
            <TextArea label={t('drafts.notes')} value={notes} onChange={event => setNotes(event.target.value)} />
            <Select label={t('publish.share')} value={share} onChange={event => setShare(event.target.value)} options={shares.map(each => [each, each === '100' ? t('publish.all') : t('publish.part', { share: each })] as const)} />
            <Select
              label={t('publish.moves')}
              value={moves}
              onChange={event => setMoves(event.target.value as Moves)}
              options={[
                ['Stay', t('publish.stay')],
                ['Proposed', t('publish.proposed')],
              ]}
              hint={t('publish.movesHint')}
            />
            {moves === 'Proposed' && ready.proposedMaps.length > 0 && (
              <ul>
                {ready.proposedMaps.map((map, i) => (
                  <li key={i}>
                    {map.dialog}:{' '}
                    {Object.entries(map.states)
                      .filter(([from, to]) => from !== to)
                      .map(([from, to]) => `${from} → ${to}`)
                      .join(', ') || t('publish.samePlaces')}
                  </li>
                ))}
              </ul>
            )}
            <Failure error={publish.error} />
            <Places places={(refusal.places as Stranded[] | undefined) ?? []} />
            <Findings findings={(refusal.findings as Finding[] | undefined) ?? []} of={of} />
            <button className="main" disabled={publish.isPending || !ready.ready}>
              {publish.isPending ? t('state.loading') : t('publish.do')}
            </button>
          </form>
        </>
      )}
    </Loaded>
  );
}

/** Conversations that would have nowhere to go on. */
function Places({ places }: { places: Stranded[] }) {
  if (places.length === 0) return null;
  return (
    <div className="failure" role="alert">
      <p>{t('publish.stranded')}</p>
      <ul>
        {places.map((place, i) => (
          <li key={i}>
            {place.dialog} · {place.state}: {place.conversations} ({place.reason})
          </li>
        ))}
      </ul>
    </div>
  );
}

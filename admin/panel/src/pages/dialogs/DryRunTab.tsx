import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import type { Difference, Draft, Side } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { Select } from '../../parts/Field';
import { count, known, t } from '../../texts/t';
import { moment } from '../../texts/time';
import { useDialogs } from './dialogs';
import { Rich } from './Rich';

const amounts = ['20', '50', '200', '500'] as const;

/** What would have been different in the last real conversations. Personal data is masked by the server. */
export function DryRunTab({ draft }: { draft: Draft }) {
  const dialogs = useDialogs(`draft:${draft.id}`);
  const [dialog, setDialog] = useState(draft.dialogs[0] ?? '');
  const [amount, setAmount] = useState<string>('50');
  const run = useMutation({
    mutationFn: () => call('POST /dialog-drafts/{id}/dry-run', { path: { id: draft.id }, body: { dialog, conversations: Number(amount) } }),
  });
  return (
    <>
      <p>{t('dry.about')}</p>
      <div className="row end">
        <Select
          label={t('dry.dialog')}
          value={dialog}
          onChange={event => setDialog(event.target.value)}
          options={[['', '–'], ...(dialogs.data?.items ?? []).map(each => [each.name, each.name] as const)]}
        />
        <Select label={t('dry.amount')} value={amount} onChange={event => setAmount(event.target.value)} options={amounts.map(each => [each, each] as const)} />
        <button type="button" className="main" disabled={!dialog || run.isPending} onClick={() => run.mutate()}>
          {run.isPending ? t('state.loading') : t('dry.run')}
        </button>
      </div>
      <Failure error={run.error} />
      {run.data && (
        <div role="status">
          <p>
            <strong>{run.data.different === 0 ? t('dry.same') : count('dry.different', run.data.different)}</strong> {count('dry.looked', run.data.conversations)}
            {run.data.unreadable > 0 && ` ${count('dry.unreadable', run.data.unreadable)}`}
            {run.data.stopped && ` ${t('dry.stopped')}`}
          </p>
          {run.data.byPlace.length > 0 && (
            <ul>
              {run.data.byPlace.map((place, i) => (
                <li key={i}>
                  {place.state}: {place.kinds.map(kind => known('kindOfChange', kind)).join(', ')} × {place.count}
                </li>
              ))}
            </ul>
          )}
          {run.data.differences.map((difference, i) => (
            <One key={i} difference={difference} />
          ))}
        </div>
      )}
    </>
  );
}

function One({ difference }: { difference: Difference }) {
  return (
    <article className="card difference">
      <h3>
        {difference.conversation} · {difference.state} <small>{moment(difference.at)}</small>{' '}
        {difference.kinds.map(kind => (
          <span key={kind} className="tag">
            {known('kindOfChange', kind)}
          </span>
        ))}
      </h3>
      <p lang={difference.language}>
        {t('dry.heard')} «{difference.heard}»
      </p>
      <div className="two">
        <Half title={t('dry.before')} side={difference.before} language={difference.language} />
        <Half title={t('dry.after')} side={difference.after} language={difference.language} />
      </div>
    </article>
  );
}

function Half({ title, side, language }: { title: string; side: Side; language: string }) {
  return (
    <div>
      <h4>
        {title} {side.state && <code>{side.state}</code>}
      </h4>
      {side.said.map((text, i) => (
        <p key={i} className="said-text" lang={language}>
          <Rich text={text} />
        </p>
      ))}
      <p className="row" lang={language}>
        {side.buttons.map((button, i) => (
          <span key={i} className="tag">
            {button}
          </span>
        ))}
      </p>
      {side.commands.length > 0 && <p className="soft">{side.commands.join(', ')}</p>}
    </div>
  );
}

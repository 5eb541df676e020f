import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import type { Draft } from '../../api/types';
import { useMay } from '../../app/me';
import type { PageProps } from '../../app/pages';
import { go, useQueryPart } from '../../app/router';
import { Act } from '../../parts/Act';
import { TextArea, TextField } from '../../parts/Field';
import { Link } from '../../parts/Link';
import { Loaded } from '../../parts/Loaded';
import { Tabs, type Tab } from '../../parts/Tabs';
import { count, t } from '../../texts/t';
import { moment } from '../../texts/time';
import { keepDraft, useDraft } from './dialogs';
import { DialogList } from './DialogList';
import { Diff } from './Diff';
import { DryRunTab } from './DryRunTab';
import { Findings } from './Findings';
import { Publish } from './Publish';
import { Tests } from './Tests';

export default function DraftPage({ parts }: PageProps) {
  const id = parts.id ?? '';
  const draft = useDraft(id);
  const may = useMay();
  const [tab, choose] = useQueryPart('tab', 'dialogs');
  return (
    <Loaded from={draft}>
      {data => {
        const of = `draft:${id}`;
        const tabs: Tab[] = [
          { id: 'dialogs', title: t('dialogs.title'), body: () => <DialogList of={of} /> },
          { id: 'diff', title: t('diff.title'), body: () => <Diff from={data.base ? `release:${data.base}` : 'builtin'} to={of} /> },
          { id: 'tests', title: t('tests.title'), body: () => <Tests of={of} draft={data} /> },
          { id: 'dry-run', title: t('dry.title'), body: () => <DryRunTab draft={data} /> },
        ];
        if (may('DialogsPublish')) tabs.push({ id: 'publish', title: t('publish.title'), body: () => <Publish draft={data} /> });
        return (
          <>
            <div className="head">
              <h1>{data.name}</h1>
              {data.errors > 0 ? <span className="tag bad">{count('findings.errors', data.errors)}</span> : <span className="tag good">{t('findings.none')}</span>}
              <span className="push">
                {may('DialogsEdit') && (
                  <Act
                    kind="danger"
                    sure={t('drafts.sure')}
                    does={async () => {
                      await call('DELETE /dialog-drafts/{id}', { path: { id } });
                      go('/dialogs?tab=drafts');
                    }}
                  >
                    {t('drafts.delete')}
                  </Act>
                )}
              </span>
            </div>
            <p className="soft">
              {data.author} · {moment(data.updatedAt)}
            </p>
            {data.dialogs.length > 0 && (
              <p>
                {t('drafts.changes')}{' '}
                {data.dialogs.map(name => (
                  <span key={name}>
                    <Link href={`/dialogs/${name}?of=${of}`}>{name}</Link>{' '}
                  </span>
                ))}
              </p>
            )}
            <Notes draft={data} />
            <Findings findings={data.findings} of={of} />
            <Tabs label={data.name} tabs={tabs} open={tab} choose={choose} />
          </>
        );
      }}
    </Loaded>
  );
}

function Notes({ draft }: { draft: Draft }) {
  const client = useQueryClient();
  const [name, setName] = useState(draft.name);
  const [notes, setNotes] = useState(draft.notes ?? '');
  return (
    <details>
      <summary>{t('drafts.about')}</summary>
      <TextField label={t('drafts.name')} value={name} maxLength={100} onChange={event => setName(event.target.value)} />
      <TextArea label={t('drafts.notes')} value={notes} maxLength={2000} onChange={event => setNotes(event.target.value)} />
      <Act does={async () => keepDraft(client, await call('PUT /dialog-drafts/{id}', { path: { id: draft.id }, body: { revision: draft.revision, name, notes } }))} done={t('act.saved')}>
        {t('act.save')}
      </Act>
    </details>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { call } from '../../api/call';
import type { DialogView, Funnel, NotUnderstood } from '../../api/types';
import { useMay } from '../../app/me';
import { DataTable } from '../../parts/DataTable';
import { Select, TextField } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { Modal } from '../../parts/Modal';
import { sentence } from '../../parts/Failure';
import { tell } from '../../parts/notices';
import { count, t } from '../../texts/t';
import { moment, number, percent } from '../../texts/time';
import { keepDraft, useDialog, useDrafts } from './dialogs';

type FunnelState = Funnel['states'][number];
type Group = NotUnderstood['groups'][number];
const column = createColumnHelper<FunnelState>();
const spans = ['7', '30', '90'] as const;

/** How people get through the dialog, and what was not understood there. */
export function Happens({ name }: { name: string }) {
  const [days, setDays] = useState<string>('30');
  const [version, setVersion] = useState('');
  const [adopts, setAdopts] = useState<Group | null>(null);
  const may = useMay();
  const funnel = useQuery({ queryKey: ['funnel', name, days, version], queryFn: () => call('GET /dialogs/{name}/funnel', { path: { name }, query: { days: Number(days), version } }) });
  const unclear = useQuery({ queryKey: ['unclear', name, days], queryFn: () => call('GET /dialogs/{name}/not-understood', { path: { name }, query: { days: Number(days) } }) });
  const columns = useMemo(
    () => [
      column.accessor('state', { header: t('happens.state') }),
      column.accessor('reached', { header: t('happens.reached'), cell: cell => number(cell.getValue()) }),
      column.accessor('answered', { header: t('happens.answered'), cell: ({ row: { original: of } }) => <Bar part={of.answered} whole={of.reached} /> }),
      column.accessor('skipped', { header: t('happens.skipped'), cell: cell => number(cell.getValue()) }),
      column.accessor('askedAgain', { header: t('happens.askedAgain'), cell: ({ row: { original: of } }) => `${number(of.askedAgain)} (${percent(of.askedAgain, of.reached)})` }),
      column.accessor('left', { header: t('happens.left'), cell: ({ row: { original: of } }) => `${number(of.left)} (${percent(of.left, of.reached)})` }),
    ],
    [],
  );
  return (
    <>
      <div className="row end">
        <Select label={t('happens.days')} value={days} onChange={event => setDays(event.target.value)} options={spans.map(each => [each, count('happens.last', Number(each))] as const)} />
        <Select
          label={t('dialogs.version')}
          value={version}
          onChange={event => setVersion(event.target.value)}
          options={[['', t('happens.all')], ...(funnel.data?.versions ?? []).map(each => [each.version, `${each.version.slice(0, 12)}${each.current ? ` · ${t('happens.current')}` : ''}`] as const)]}
        />
      </div>
      <Loaded from={funnel}>{data => <DataTable caption={t('happens.title')} rows={data.states} columns={columns} sortable keyOf={row => `${row.state} ${row.version}`} empty={t('happens.nobody')} />}</Loaded>
      <h2>{t('unclear.title')}</h2>
      <Loaded from={unclear}>
        {({ groups }) =>
          groups.length === 0 ? (
            <p className="empty">{t('unclear.none')}</p>
          ) : (
            <ul className="cards">
              {groups.map(group => (
                <li key={group.id} className="card">
                  <h3 lang={group.language}>«{group.example}»</h3>
                  <p className="soft">
                    {group.state} · {group.language} · {count('unclear.times', group.count)} · {moment(group.lastAt)}
                  </p>
                  {group.examples.length > 1 && (
                    <details>
                      <summary>{t('unclear.likewise')}</summary>
                      <ul lang={group.language}>
                        {group.examples.map((example, i) => (
                          <li key={i}>{example}</li>
                        ))}
                      </ul>
                    </details>
                  )}
                  {may('DialogsEdit') && (
                    <button type="button" onClick={() => setAdopts(group)}>
                      {t('unclear.adopt')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adopts && <Adopt dialog={name} group={adopts} close={() => setAdopts(null)} />}
    </>
  );
}

function Bar({ part, whole }: { part: number; whole: number }) {
  return (
    <span className="bar-cell">
      <meter min={0} max={Math.max(1, whole)} value={part} aria-hidden="true" />
      {percent(part, whole)}
    </span>
  );
}

type Kind = 'phrase' | 'synonym' | 'test';

/** Makes what was not understood a phrase, another word for an answer, or a test, in a draft. */
function Adopt({ dialog, group, close }: { dialog: string; group: Group; close: () => void }) {
  const client = useQueryClient();
  const drafts = useDrafts();
  const view = useDialog(dialog, 'published');
  const options = optionsOf(view.data, group.state);
  const [draftId, setDraftId] = useState('');
  const [kind, setKind] = useState<Kind>('synonym');
  const [option, setOption] = useState('');
  const [text, setText] = useState(group.example);
  const draft = drafts.data?.find(each => each.id === draftId) ?? drafts.data?.[0];
  const adopt = useMutation({
    mutationFn: () =>
      call('POST /dialog-drafts/{id}/adopt', {
        path: { id: draft?.id ?? '' },
        body: { revision: draft?.revision ?? 0, kind, dialog, state: group.state, option: kind === 'synonym' ? option || options[0]?.[0] : null, language: group.language, text },
      }),
    onSuccess: made => {
      keepDraft(client, made);
      tell(t('unclear.adopted', { draft: made.name }));
      close();
    },
    onError: error => tell(sentence(error), 'bad'),
  });
  return (
    <Modal title={t('unclear.adopt')} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          adopt.mutate();
        }}
      >
        {drafts.data?.length === 0 && <p>{t('unclear.needsDraft')}</p>}
        <Select label={t('drafts.one')} value={draft?.id ?? ''} onChange={event => setDraftId(event.target.value)} options={(drafts.data ?? []).map(each => [each.id, each.name] as const)} />
        <Select label={t('unclear.as')} value={kind} onChange={event => setKind(event.target.value as Kind)} options={[['synonym', t('unclear.synonym')], ['phrase', t('unclear.phrase')], ['test', t('unclear.test')]]} />
        {kind === 'synonym' && <Select label={t('unclear.option')} value={option} onChange={event => setOption(event.target.value)} options={options} />}
        <TextField label={t('unclear.text')} lang={group.language} value={text} onChange={event => setText(event.target.value)} required />
        <button className="main" disabled={!draft || adopt.isPending}>
          {t('act.add')}
        </button>
      </form>
    </Modal>
  );
}

function optionsOf(dialog: DialogView | undefined, state: string): (readonly [string, string])[] {
  return (dialog?.states.find(each => each.name === state)?.options ?? []).map(option => [option.id, option.id] as const);
}

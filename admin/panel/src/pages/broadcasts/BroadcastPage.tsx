import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, later } from '../../api/call';
import type { Broadcast, BroadcastForm } from '../../api/types';
import { useMay } from '../../app/me';
import type { PageProps } from '../../app/pages';
import { Act } from '../../parts/Act';
import { Failure } from '../../parts/Failure';
import { Check, TextArea, TextField } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { tell } from '../../parts/notices';
import { count, languageCodes, languages, t, type Language } from '../../texts/t';
import { number } from '../../texts/time';

const consents = ['health', 'ai', 'sharing'] as const;
const roles = ['Elder', 'Relative', 'Doctor'] as const;
const maxChars = 3500;

export default function BroadcastPage({ parts }: PageProps) {
  const id = parts.id ?? '';
  const one = useQuery({
    queryKey: ['broadcast', id],
    queryFn: () => call('GET /broadcasts/{id}', { path: { id } }),
    refetchInterval: query => (query.state.data?.state === 'Running' ? 3_000 : false),
  });
  return <Loaded from={one}>{data => <One key={data.version} broadcast={data} />}</Loaded>;
}

/** Whom it is for, all in all. */
export function people({ counts }: Broadcast): number {
  return counts.waiting + counts.sent + counts.skipped;
}

function One({ broadcast }: { broadcast: Broadcast }) {
  const { id } = broadcast;
  const client = useQueryClient();
  const may = useMay();
  const [form, setForm] = useState<BroadcastForm>({ title: broadcast.title, texts: broadcast.texts, segment: broadcast.segment, perMinute: broadcast.perMinute });
  const [to, setTo] = useState('');
  const isDraft = broadcast.state === 'Draft';
  const changed = isDraft && JSON.stringify(form) !== JSON.stringify({ title: broadcast.title, texts: broadcast.texts, segment: broadcast.segment, perMinute: broadcast.perMinute });
  const keep = (next: Broadcast) => client.setQueryData(['broadcast', id], next);
  const save = useMutation({
    mutationFn: () => call('PUT /broadcasts/{id}', { path: { id }, body: form, headers: { 'If-Match': `"${broadcast.version}"` } }),
    onSuccess: next => {
      keep(next);
      tell(t('act.saved'));
    },
  });
  const preview = useMutation({ mutationFn: () => call('POST /broadcasts/{id}/preview', { path: { id } }) });
  const does = (what: string) => async () => keep(await later<Broadcast>(`POST /broadcasts/{id}/${what}`, { path: { id } }));
  const toggle = (part: 'languages' | 'consents' | 'roles', value: string) => {
    const now: string[] = form.segment[part];
    setForm({ ...form, segment: { ...form.segment, [part]: now.includes(value) ? now.filter(each => each !== value) : [...now, value] } });
  };

  return (
    <>
      <div className="head">
        <h1>{broadcast.title}</h1>
        <span className="tag">{t(`broadcasts.${broadcast.state}`)}</span>
      </div>
      {!isDraft && (
        <p role="status">
          {t('broadcasts.progress', { sent: number(broadcast.counts.sent), people: number(people(broadcast)), skipped: number(broadcast.counts.skipped) })}
        </p>
      )}
      <form
        onSubmit={event => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <fieldset disabled={!isDraft}>
          <legend>{t('broadcasts.text')}</legend>
          <TextField label={t('broadcasts.name')} value={form.title} maxLength={120} onChange={event => setForm({ ...form, title: event.target.value })} required />
          <div className="languages">
            {languageCodes.map(code => (
              <TextArea key={code} label={languages[code]} lang={code} maxLength={maxChars} rows={5} value={form.texts[code] ?? ''} onChange={event => setForm({ ...form, texts: { ...form.texts, [code]: event.target.value } })} />
            ))}
          </div>
          <p className="hint">{t('broadcasts.leftOut')}</p>
        </fieldset>
        <fieldset disabled={!isDraft}>
          <legend>{t('broadcasts.whom')}</legend>
          <p className="hint">{t('broadcasts.everybody')}</p>
          <div className="boxes">
            {languageCodes.map(code => (
              <Check key={code} label={languages[code]} checked={form.segment.languages.includes(code)} onChange={() => toggle('languages', code)} />
            ))}
          </div>
          <div className="boxes">
            {roles.map(role => (
              <Check key={role} label={t(`broadcasts.role.${role}`)} checked={form.segment.roles.includes(role)} onChange={() => toggle('roles', role)} />
            ))}
          </div>
          <div className="boxes">
            {consents.map(consent => (
              <Check key={consent} label={t(`broadcasts.consent.${consent}`)} checked={form.segment.consents.includes(consent)} onChange={() => toggle('consents', consent)} />
            ))}
          </div>
          <div className="row end">
            <TextField
              label={t('broadcasts.countries')}
              placeholder="UA, BR"
              defaultValue={form.segment.countries.join(', ')}
              onChange={event => setForm({ ...form, segment: { ...form.segment, countries: event.target.value.toUpperCase().split(/[\s,]+/).filter(each => each.length === 2) } })}
            />
            <TextField label={t('broadcasts.pace')} type="number" min={1} max={6000} value={form.perMinute} onChange={event => setForm({ ...form, perMinute: Number(event.target.value) })} />
          </div>
        </fieldset>
        <Failure error={save.error} />
        {isDraft && (
          <button className="main" disabled={!changed || save.isPending}>
            {t('act.save')}
          </button>
        )}
      </form>
      <h2>{t('broadcasts.preview')}</h2>
      <button type="button" disabled={changed || preview.isPending} onClick={() => preview.mutate()}>
        {t('broadcasts.look')}
      </button>
      <Failure error={preview.error} />
      {preview.data && (
        <div role="status">
          <p>
            <strong>{count('broadcasts.people', preview.data.people)}</strong> {Object.entries(preview.data.byLanguage).map(([code, people]) => `${languages[code as Language] ?? code}: ${number(people)}`).join(', ')}
          </p>
          <p className="soft">{t('broadcasts.without', { noText: number(preview.data.noText), unreachable: number(preview.data.unreachable) })}</p>
          {Object.keys(preview.data.byLanguage).map(code => (
            <p key={code} className="said-text" lang={code}>
              {broadcast.texts[code]}
            </p>
          ))}
        </div>
      )}
      <h2>{t('broadcasts.send')}</h2>
      <div className="row end">
        <TextField label={t('broadcasts.testTo')} hint={t('broadcasts.testHint')} value={to} onChange={event => setTo(event.target.value.trim())} />
        <Act does={() => call('POST /broadcasts/{id}/test', { path: { id }, body: { personId: to } })} done={t('act.done')} disabled={!to || changed}>
          {t('broadcasts.test')}
        </Act>
      </div>
      {may('BroadcastsSend') && (
        <div className="row">
          {isDraft && (
            <Act kind="main" disabled={changed || !preview.data} does={does('start')} sure={t('broadcasts.sureStart', { people: preview.data?.people ?? 0 })}>
              {t('broadcasts.start')}
            </Act>
          )}
          {broadcast.state === 'Running' && <Act does={does('pause')}>{t('broadcasts.pause')}</Act>}
          {broadcast.state === 'Paused' && (
            <Act kind="main" does={does('resume')}>
              {t('broadcasts.resume')}
            </Act>
          )}
          {(broadcast.state === 'Running' || broadcast.state === 'Paused') && (
            <Act kind="danger" does={does('stop')} sure={t('broadcasts.sureStop')}>
              {t('broadcasts.stop')}
            </Act>
          )}
        </div>
      )}
    </>
  );
}

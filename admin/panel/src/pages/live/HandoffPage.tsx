import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call, later } from '../../api/call';
import { useMe } from '../../app/me';
import type { PageProps } from '../../app/pages';
import { go } from '../../app/router';
import { Act } from '../../parts/Act';
import { Failure } from '../../parts/Failure';
import { TextArea } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { known, languages, t, type Language } from '../../texts/t';
import { moment } from '../../texts/time';

const keepEvery = 60_000;
const maxChars = 2000;

/** A conversation with a person, owned by one of the staff at a time; the bot is silent meanwhile, and SOS still works. */
export default function HandoffPage({ parts }: PageProps) {
  const id = parts.id ?? '';
  const client = useQueryClient();
  const me = useMe().data;
  const handoff = useQuery({ queryKey: ['handoff', id], queryFn: () => call('GET /handoffs/{id}', { path: { id } }), refetchInterval: 5_000 });
  const [text, setText] = useState('');
  // The same key when the same words are sent again: a double click is one message.
  const key = useRef(crypto.randomUUID());
  const end = useRef<HTMLDivElement>(null);
  const again = () => client.invalidateQueries({ queryKey: ['handoff', id] });
  const mine = handoff.data?.handoff.state === 'Taken' && handoff.data.handoff.ownerId === me?.staffId;
  const said = handoff.data?.messages.length ?? 0;

  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'nearest' });
  }, [said]);
  useEffect(() => {
    if (!mine) return;
    const keeping = setInterval(() => void call('POST /handoffs/{id}/keep', { path: { id } }).catch(again), keepEvery);
    return () => clearInterval(keeping);
  }, [mine, id]);

  const write = useMutation({
    mutationFn: () => call('POST /handoffs/{id}/messages', { path: { id }, body: { text, key: key.current } }),
    onSuccess: () => {
      key.current = crypto.randomUUID();
      setText('');
      return again();
    },
  });
  const does = (what: string) => async () => {
    await later(`POST /handoffs/{id}/${what}`, { path: { id } });
    await again();
  };

  return (
    <Loaded from={handoff}>
      {({ handoff: data, messages }) => (
        <>
          <div className="head">
            <h1>{data.personName}</h1>
            <span className="tag">{known('handoff.state', data.state)}</span>
            <span className="soft">
              {languages[data.language as Language] ?? data.language}
              {data.owner && ` · ${data.owner}`}
            </span>
          </div>
          <div className="thread" role="log" aria-label={t('try.log')} tabIndex={0}>
            {messages.map((message, i) => (
              <div key={i} className={`line ${message.from === 'Person' ? '' : 'person'}`}>
                <small>
                  {message.staff ?? (message.from === 'Person' ? data.personName : '')} {moment(message.at)}
                </small>
                <br />
                {message.kind === 'Text' || message.kind === 'Button' ? message.text : `[${known('handoff.message', message.kind)}] ${message.text}`}
              </div>
            ))}
            <div ref={end} />
          </div>
          {mine && (
            <form
              onSubmit={event => {
                event.preventDefault();
                write.mutate();
              }}
            >
              <TextArea label={t('handoffs.write')} lang={data.language} maxLength={maxChars} value={text} onChange={event => setText(event.target.value)} required />
              <Failure error={write.error} />
              <button className="main" disabled={write.isPending || !text.trim()}>
                {t('try.send')}
              </button>
            </form>
          )}
          <div className="row">
            {data.state === 'Waiting' && (
              <Act kind="main" does={does('take')}>
                {t('handoffs.take')}
              </Act>
            )}
            {mine && (
              <>
                <Act does={does('release')}>{t('handoffs.release')}</Act>
                <Act
                  does={async () => {
                    await does('close')();
                    go('/handoffs');
                  }}
                >
                  {t('handoffs.close')}
                </Act>
              </>
            )}
          </div>
        </>
      )}
    </Loaded>
  );
}

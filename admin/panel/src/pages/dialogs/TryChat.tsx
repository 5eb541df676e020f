import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call';
import type { Talk } from '../../api/types';
import { Failure } from '../../parts/Failure';
import { Select } from '../../parts/Field';
import { currentLanguage, languageCodes, languages, t } from '../../texts/t';
import type { Of } from './dialogs';
import { Rich } from './Rich';

type Line = { from: 'bot' | 'person' | 'note'; text: string };
type Step = { text?: string; press?: string; after?: string };

/** The dialog as a conversation: the same machine as the bot's, without effects. */
export function TryChat({ of, dialog, revision, onPlace, close }: { of: Of; dialog: string; revision?: number; onPlace: (state: string) => void; close: () => void }) {
  const [language, setLanguage] = useState<string>(currentLanguage());
  const [lines, setLines] = useState<Line[]>([]);
  const [talk, setTalk] = useState<Talk | null>(null);
  const [text, setText] = useState('');
  const end = useRef<HTMLDivElement>(null);

  function hear(next: Talk) {
    setTalk(next);
    setLines(before => [
      ...before,
      ...next.commands.map((command): Line => ({ from: 'note', text: t('try.did', { command: command.name, result: command.result }) })),
      ...next.messages.map((message): Line => ({ from: 'bot', text: message.text || message.media?.alt || '…' })),
      ...(next.dialog === null ? [{ from: 'note', text: t('try.over') } satisfies Line] : []),
    ]);
    if (next.dialog === dialog && next.state) onPlace(next.state);
  }

  const begin = useMutation({
    mutationFn: () => call('POST /dialogs/try', { body: { of, dialog, language, name: 'Anna', consents: ['health'] } }),
    onMutate: () => setLines([]),
    onSuccess: hear,
  });
  const step = useMutation({
    mutationFn: (said: Step) => call('POST /dialogs/try/step', { body: { chat: talk?.chat ?? '', ...said } }),
    onSuccess: hear,
  });
  // A changed draft is another dialog: begin anew.
  const start = begin.mutate;
  useEffect(() => start(), [start, language, of, dialog, revision]);
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'nearest' });
  }, [lines]);

  function says(said: string, what: Step) {
    setLines(before => [...before, { from: 'person', text: said }]);
    step.mutate(what);
  }

  const buttons = talk?.messages.at(-1)?.buttons.flat() ?? [];
  return (
    <section className="card chat" aria-label={t('try.title')}>
      <div className="modal-head">
        <h2>{t('try.title')}</h2>
        <button type="button" className="plain" onClick={close}>
          {t('act.close')}
        </button>
      </div>
      <p className="hint">{t('try.about')}</p>
      <div className="row end">
        <Select label={t('shell.language')} value={language} onChange={event => setLanguage(event.target.value)} options={languageCodes.map(code => [code, languages[code]] as const)} />
        <button type="button" onClick={() => begin.mutate()}>
          {t('try.again')}
        </button>
        <button type="button" disabled={!talk?.wakeAt} onClick={() => talk?.wakeAt && says(t('try.passes'), { after: span(talk.now, talk.wakeAt) })}>
          {t('try.wait')}
        </button>
      </div>
      <div className="lines" role="log" aria-label={t('try.log')} tabIndex={0}>
        {lines.map((line, i) => (
          <div key={i} className={`line ${line.from}`} lang={line.from === 'bot' ? language : undefined}>
            <Rich text={line.text} />
          </div>
        ))}
        <div ref={end} />
      </div>
      <div className="row buttons">
        {buttons.map((button, i) =>
          button.token ? (
            <button key={i} type="button" lang={language} disabled={step.isPending} onClick={() => says(button.label, { press: button.token ?? undefined })}>
              {button.label}
            </button>
          ) : (
            <span key={i} className="tag">
              {button.label}
            </span>
          ),
        )}
      </div>
      <Failure error={begin.error ?? step.error} again={() => begin.mutate()} />
      <form
        className="row"
        onSubmit={event => {
          event.preventDefault();
          if (text.trim()) says(text, { text });
          setText('');
        }}
      >
        <input className="grow" aria-label={t('try.say')} placeholder={t('try.say')} value={text} onChange={event => setText(event.target.value)} />
        <button className="main" disabled={step.isPending || !talk}>
          {t('try.send')}
        </button>
      </form>
      {talk && Object.keys(talk.slots).length > 0 && (
        <details>
          <summary>{t('try.slots')}</summary>
          <dl className="facts">
            {Object.entries(talk.slots).map(([slot, value]) => (
              <div key={slot} className="contents">
                <dt>{slot}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** As the dialogs write it: whole seconds, a little past the moment. */
function span(from: string, to: string): string {
  return `${Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000))}s`;
}

import { useState } from 'react';
import type { Edit, Json } from '../../api/types';
import { TextField } from '../../parts/Field';
import { languageCodes, languages, t } from '../../texts/t';
import { at, useEdits, wording } from './dialogs';
import type { StatePart } from './StateCard';
import { Wording } from './Wording';

/** The answers that stand on buttons, in their order. */
export function Options({ dialog, state, draftId }: StatePart) {
  const edits = useEdits(draftId);
  const [opened, setOpened] = useState('');
  if (state.options.length === 0) return null;
  const place = placeOf(dialog.definition, state.name, state.slot);
  const items = place ? at(dialog.definition, place) : undefined;
  const list = Array.isArray(items) ? items : [];
  const indexOf = (id: string) => list.findIndex(item => idOf(item) === id);

  return (
    <>
      <h3>{t('options.title')}</h3>
      <ol className="options">
        {state.options.map(option => {
          const index = indexOf(option.id);
          return (
            <li key={option.id}>
              <div className="row">
                <span className="option">{wording(dialog, option.text) || option.id}</span>
                {option.to && <span className="soft">→ {option.to}</span>}
                <span className="push row">
                  {draftId && place && index >= 0 && (
                    <>
                      <button type="button" aria-label={`${t('act.up')}: ${option.id}`} disabled={index === 0 || edits.isPending} onClick={() => edits.mutate([{ op: 'move', dialog: dialog.name, path: `${place}/${index}`, to: index - 1 }])}>
                        ↑
                      </button>
                      <button type="button" aria-label={`${t('act.down')}: ${option.id}`} disabled={index === list.length - 1 || edits.isPending} onClick={() => edits.mutate([{ op: 'move', dialog: dialog.name, path: `${place}/${index}`, to: index + 1 }])}>
                        ↓
                      </button>
                      <button
                        type="button"
                        className="danger"
                        disabled={edits.isPending}
                        onClick={() => window.confirm(t('options.sure', { option: option.id })) && edits.mutate([{ op: 'remove', dialog: dialog.name, path: `${place}/${index}` }])}
                      >
                        {t('act.remove')}
                      </button>
                    </>
                  )}
                  {(option.text || option.words) && (
                    <button type="button" aria-expanded={opened === option.id} onClick={() => setOpened(opened === option.id ? '' : option.id)}>
                      {t('options.texts')}
                    </button>
                  )}
                </span>
              </div>
              {opened === option.id && (
                <>
                  {option.text && <Wording dialog={dialog} textKey={option.text} label={t('options.button')} draftId={draftId} findings={dialog.findings} />}
                  {option.text && <Wording dialog={dialog} textKey={option.words ?? `${option.text}.words`} label={t('options.words')} draftId={draftId} findings={dialog.findings} />}
                </>
              )}
            </li>
          );
        })}
      </ol>
      {draftId && state.slotType === 'choice' && place?.startsWith('slots/') && <AddOption dialog={dialog} state={state} draftId={draftId} place={place} length={list.length} />}
    </>
  );
}

function AddOption({ dialog, state, draftId, place, length }: StatePart & { place: string; length: number }) {
  const edits = useEdits(draftId);
  const [open, setOpen] = useState(false);
  const [id, setId] = useState('');
  const [texts, setTexts] = useState<Record<string, string>>({});
  if (!open) {
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {t('options.add')}
      </button>
    );
  }
  return (
    <form
      className="card"
      onSubmit={event => {
        event.preventDefault();
        const made: Edit[] = [{ op: 'insert', dialog: dialog.name, path: place, index: length, value: id }];
        for (const [language, line] of Object.entries(texts)) made.push({ op: 'set-text', dialog: dialog.name, key: `${state.slot}.${id}`, language, lines: [line] });
        edits.mutate(made, {
          onSuccess: () => {
            setOpen(false);
            setId('');
            setTexts({});
          },
        });
      }}
    >
      <TextField label={t('options.id')} hint={t('names.hint')} pattern="[a-z0-9\-]+" value={id} onChange={event => setId(event.target.value)} required />
      {languageCodes.map(language => (
        <TextField key={language} label={languages[language]} lang={language} value={texts[language] ?? ''} onChange={event => setTexts({ ...texts, [language]: event.target.value })} required />
      ))}
      <div className="row">
        <button className="main" disabled={edits.isPending}>
          {t('act.add')}
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          {t('act.cancel')}
        </button>
      </div>
    </form>
  );
}

function idOf(item: Json): string | undefined {
  if (typeof item === 'string') return item;
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return undefined;
  return typeof item.id === 'string' ? item.id : typeof item.text === 'string' ? item.text : undefined;
}

/** Where the options are written: with the state as suggestions, or with the slot. */
function placeOf(definition: unknown, state: string, slot: string | null): string | null {
  const places = [`states/${state}/expect/buttons`, `slots/${slot}/options`];
  return places.find(place => Array.isArray(at(definition, place))) ?? null;
}

import { useState } from 'react';
import type { DialogView, Edit } from '../../api/types';
import { Select, TextArea, TextField } from '../../parts/Field';
import { Modal } from '../../parts/Modal';
import { languageCodes, languages, t } from '../../texts/t';
import { useEdits } from './dialogs';

const finish = '';

/** A new state that says something and goes on. What it asks can be added to it afterwards. */
export function AddState({ dialog, draftId, added }: { dialog: DialogView; draftId: string; added: (state: string) => void }) {
  const edits = useEdits(draftId);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [next, setNext] = useState(finish);
  const [texts, setTexts] = useState<Record<string, string>>({});

  function add() {
    const key = `${name}.say`;
    const made: Edit[] = [
      { op: 'add-state', dialog: dialog.name, state: name, value: next === finish ? { say: key, end: 'completed' } : { say: key, next } },
      ...Object.entries(texts).map(([language, line]): Edit => ({ op: 'set-text', dialog: dialog.name, key, language, lines: [line] })),
    ];
    edits.mutate(made, {
      onSuccess: () => {
        setOpen(false);
        setTexts({});
        setName('');
        added(name);
      },
    });
  }

  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {t('states.add')}
      </button>
      {open && (
        <Modal title={t('states.add')} close={() => setOpen(false)}>
          <form
            onSubmit={event => {
              event.preventDefault();
              add();
            }}
          >
            <TextField label={t('states.name')} hint={t('names.hint')} pattern="[a-z0-9\-]+" value={name} onChange={event => setName(event.target.value)} required />
            {languageCodes.map(language => (
              <TextArea
                key={language}
                label={t('states.says', { language: languages[language] })}
                lang={language}
                rows={2}
                value={texts[language] ?? ''}
                onChange={event => setTexts({ ...texts, [language]: event.target.value })}
                required
              />
            ))}
            <Select
              label={t('states.next')}
              value={next}
              onChange={event => setNext(event.target.value)}
              options={[[finish, t('states.finish')], ...dialog.states.map(state => [state.name, state.name] as const), ...(name ? [[name, t('states.itself', { name })] as const] : [])]}
            />
            <button className="main" disabled={edits.isPending}>
              {t('states.add')}
            </button>
          </form>
        </Modal>
      )}
    </>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import { useMay } from '../../app/me';
import { go } from '../../app/router';
import { Failure } from '../../parts/Failure';
import { TextField } from '../../parts/Field';
import { Link } from '../../parts/Link';
import { Loaded } from '../../parts/Loaded';
import { Modal } from '../../parts/Modal';
import { t } from '../../texts/t';
import { moment } from '../../texts/time';
import { useDrafts } from './dialogs';

export function DraftList() {
  const drafts = useDrafts();
  const may = useMay();
  const [begins, setBegins] = useState(false);
  return (
    <>
      {may('DialogsEdit') && (
        <p>
          <button type="button" className="main" onClick={() => setBegins(true)}>
            {t('drafts.begin')}
          </button>
        </p>
      )}
      <Loaded from={drafts}>
        {items =>
          items.length === 0 ? (
            <p className="empty">{t('drafts.none')}</p>
          ) : (
            <ul className="cards">
              {items.map(draft => (
                <li key={draft.id} className="card">
                  <h2>
                    <Link href={`/drafts/${draft.id}`}>{draft.name}</Link>
                  </h2>
                  {draft.notes && <p>{draft.notes}</p>}
                  <p className="soft">
                    {draft.author} · {moment(draft.updatedAt)}
                  </p>
                  <p>{draft.dialogs.join(', ') || t('drafts.unchanged')}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {begins && <BeginDraft close={() => setBegins(false)} />}
    </>
  );
}

/** Asks for a name, makes the draft and goes to it: to the dialog that is to be changed, if one is named. */
export function BeginDraft({ close, from = 'published', dialog }: { close: () => void; from?: string; dialog?: string }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const begin = useMutation({
    mutationFn: () => call('POST /dialog-drafts', { body: { name, from } }),
    onSuccess: draft => {
      client.setQueryData(['draft', draft.id], draft);
      void client.invalidateQueries({ queryKey: ['drafts'] });
      close();
      go(dialog ? `/dialogs/${dialog}?of=draft:${draft.id}` : `/drafts/${draft.id}`);
    },
  });
  return (
    <Modal title={t('drafts.begin')} close={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <p>{t('drafts.safe')}</p>
        <TextField label={t('drafts.name')} value={name} onChange={event => setName(event.target.value)} maxLength={100} required autoFocus />
        <Failure error={begin.error} />
        <button className="main" disabled={begin.isPending}>
          {t('drafts.begin')}
        </button>
      </form>
    </Modal>
  );
}

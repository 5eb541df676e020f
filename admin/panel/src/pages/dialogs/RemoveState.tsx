import { useState } from 'react';
import { Select } from '../../parts/Field';
import { t } from '../../texts/t';
import { useEdits } from './dialogs';
import type { StatePart } from './StateCard';

const nowhere = '';

/** Takes a state out; whatever led to it leads to another. */
export function RemoveState({ dialog, state, draftId }: StatePart & { draftId: string }) {
  const edits = useEdits(draftId);
  const [open, setOpen] = useState(false);
  const [leadTo, setLeadTo] = useState(nowhere);
  const others = dialog.states.filter(each => each.name !== state.name).map(each => [each.name, each.name] as const);
  if (!open) {
    return (
      <p>
        <button type="button" className="danger" onClick={() => setOpen(true)}>
          {t('states.remove')}
        </button>
      </p>
    );
  }
  return (
    <div className="row end">
      <Select label={t('states.leadTo')} value={leadTo} options={[[nowhere, t('states.nowhere')], ...others]} onChange={event => setLeadTo(event.target.value)} />
      <button type="button" className="danger" disabled={edits.isPending} onClick={() => edits.mutate([{ op: 'remove-state', dialog: dialog.name, state: state.name, leadTo: leadTo || undefined }])}>
        {t('states.remove')}
      </button>
      <button type="button" onClick={() => setOpen(false)}>
        {t('act.cancel')}
      </button>
    </div>
  );
}

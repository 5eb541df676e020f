import type { Json } from '../../api/types';
import { t } from '../../texts/t';
import { at, useEdits } from './dialogs';
import { Inline } from './Inline';
import type { StatePart } from './StateCard';

const limits = ['min', 'max', 'from', 'to', 'decimals'] as const;

/** What is taken for a sensible answer: the ends of a range, the length of a text. */
export function Limits({ dialog, state, draftId }: StatePart) {
  const edits = useEdits(draftId);
  const slot = state.slot ? at(dialog.definition, `slots/${state.slot}`) : undefined;
  if (slot === undefined || slot === null || typeof slot !== 'object' || Array.isArray(slot)) return null;
  const there = limits.filter(limit => typeof slot[limit] === 'number');
  if (there.length === 0) return null;
  return (
    <>
      <h3>{t('limits.title')}</h3>
      <div className="row end">
        {there.map(limit => (
          <Inline
            key={limit}
            label={t(`limits.${limit}`)}
            type="number"
            value={String(slot[limit])}
            readOnly={!draftId}
            save={value => edits.mutateAsync([{ op: 'set', dialog: dialog.name, path: `slots/${state.slot}/${limit}`, value: Number(value) as Json }])}
          />
        ))}
        {typeof slot.unit === 'string' && <p className="soft">{slot.unit}</p>}
      </div>
    </>
  );
}

import type { Edit, Json } from '../../api/types';
import { t, type Key } from '../../texts/t';
import { at, useEdits } from './dialogs';
import { Inline } from './Inline';
import type { StatePart } from './StateCard';

const duration = '[0-9]+[smhd]';
type Part = { path: string; label: Key; kind: 'duration' | 'number' | 'state'; default?: Json };

const parts: Part[] = [
  { path: 'wait', label: 'timing.wait', kind: 'duration' },
  { path: 'remind/after', label: 'timing.remind', kind: 'duration' },
  { path: 'remind/at-most', label: 'timing.atMost', kind: 'number' },
  { path: 'remind/then', label: 'timing.then', kind: 'state' },
  { path: 'expire/after', label: 'timing.expire', kind: 'duration' },
  { path: 'expire/to', label: 'timing.expireTo', kind: 'state' },
];

/** When the question is asked again, and when it is given up. */
export function Timing({ dialog, state, draftId }: StatePart) {
  const edits = useEdits(draftId);
  if (state.kind !== 'asks' && state.kind !== 'awaits') return null;
  const here = `states/${state.name}`;
  const has = (path: string) => at(dialog.definition, `${here}/${path}`) !== undefined;
  const there = parts.filter(part => has(part.path));
  const add = (edit: Json, path: string): Edit => ({ op: 'set', dialog: dialog.name, path: `${here}/${path}`, value: edit });
  const others = dialog.states.map(each => each.name);

  if (there.length === 0 && !draftId) return null;
  return (
    <>
      <h3>{t('timing.title')}</h3>
      <datalist id={`states-of-${dialog.name}`}>
        {others.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="row end">
        {there.map(part => (
          <Inline
            key={part.path}
            label={t(part.label)}
            hint={part.kind === 'duration' ? t('timing.hint') : undefined}
            type={part.kind === 'number' ? 'number' : 'text'}
            pattern={part.kind === 'duration' ? duration : undefined}
            list={part.kind === 'state' ? `states-of-${dialog.name}` : undefined}
            value={String(at(dialog.definition, `${here}/${part.path}`))}
            readOnly={!draftId}
            save={value => edits.mutateAsync([add(part.kind === 'number' ? Number(value) : value, part.path)])}
          />
        ))}
      </div>
      {draftId && state.kind === 'asks' && (
        <div className="row">
          {has('remind') ? (
            <button type="button" onClick={() => edits.mutate([{ op: 'remove', dialog: dialog.name, path: `${here}/remind` }])}>
              {t('timing.noRemind')}
            </button>
          ) : (
            <button type="button" onClick={() => edits.mutate([add({ after: '2h', 'at-most': 1 }, 'remind')])}>
              {t('timing.addRemind')}
            </button>
          )}
        </div>
      )}
    </>
  );
}

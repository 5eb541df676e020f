import { useState } from 'react';
import type { Edit, Json } from '../../api/types';
import { Select, TextField } from '../../parts/Field';
import { known, t } from '../../texts/t';
import { at, useEdits, wording } from './dialogs';
import type { StatePart } from './StateCard';

const numeric = ['over', 'under', 'at-least', 'at-most'] as const;
const ofType: Record<string, string[]> = { 'blood-pressure': ['systolic', 'diastolic', 'pulse'] };

/** A new way out of a state: if the answer is such, go there. It is asked before the ones that are there. */
export function AddBranch({ dialog, state, draftId, close }: StatePart & { close: () => void }) {
  const edits = useEdits(draftId);
  const slots = at(dialog.definition, 'slots');
  const names = slots && typeof slots === 'object' && !Array.isArray(slots) ? Object.keys(slots) : [];
  const choices = names.flatMap(name => (ofType[typeOf(slots, name)] ?? ['']).map(part => (part ? `${name}.${part}` : name)));
  const own = choices.find(name => name.split('.')[0] === state.slot) ?? choices[0] ?? '';
  const [slot, setSlot] = useState(own);
  const [comparison, setComparison] = useState<string>('under');
  const [value, setValue] = useState('');
  const [to, setTo] = useState(dialog.states[0]?.name ?? '');
  const type = typeOf(slots, slot.split('.')[0] ?? '');
  const options = type === 'yes-no' ? yesNo() : type === 'choice' ? optionsOf() : null;
  const isNumber = type === 'number' || type === 'scale' || type === 'blood-pressure';

  function yesNo(): (readonly [string, string])[] {
    return [['yes', t('branches.yes')], ['no', t('branches.no')]];
  }

  function optionsOf(): (readonly [string, string])[] {
    const written = at(slots, `${slot}/options`);
    if (!Array.isArray(written)) return [];
    const asked = dialog.states.find(each => each.slot === slot)?.options ?? [];
    return written.map(item => {
      const id = typeof item === 'string' ? item : String((item as { id?: Json }).id);
      return [id, wording(dialog, asked.find(each => each.id === id)?.text) || id] as const;
    });
  }

  function add() {
    const condition: Json = options ? { [slot]: value || (options[0]?.[0] ?? '') } : isNumber ? { [slot]: { [comparison]: Number(value) } } : { [slot]: { present: true } };
    const path = `states/${state.name}/next`;
    const next = at(dialog.definition, path);
    const branch: Json = { when: condition, to };
    const edit: Edit = Array.isArray(next)
      ? { op: 'insert', dialog: dialog.name, path, index: 0, value: branch }
      : { op: 'set', dialog: dialog.name, path, value: [branch, typeof next === 'string' ? { to: next } : (next ?? {})] };
    edits.mutate([edit], { onSuccess: close });
  }

  return (
    <form
      className="card"
      onSubmit={event => {
        event.preventDefault();
        add();
      }}
    >
      <div className="row end">
        <Select label={t('branches.slot')} value={slot} options={choices.map(name => [name, name] as const)} onChange={event => setSlot(event.target.value)} />
        {options ? (
          <Select label={t('branches.is')} value={value || options[0]?.[0]} options={options} onChange={event => setValue(event.target.value)} />
        ) : isNumber ? (
          <>
            <Select label={t('branches.compares')} value={comparison} options={numeric.map(each => [each, known('comparison', each)] as const)} onChange={event => setComparison(event.target.value)} />
            <TextField label={t('branches.number')} type="number" step="any" value={value} onChange={event => setValue(event.target.value)} required />
          </>
        ) : (
          <p>{t('branches.present')}</p>
        )}
        <Select label={t('branches.to')} value={to} options={dialog.states.map(each => [each.name, each.name] as const)} onChange={event => setTo(event.target.value)} />
      </div>
      <div className="row">
        <button className="main" disabled={edits.isPending}>
          {t('branches.add')}
        </button>
        <button type="button" onClick={close}>
          {t('act.cancel')}
        </button>
      </div>
    </form>
  );
}

function typeOf(slots: unknown, name: string): string {
  const type = at(slots, `${name}/type`);
  return typeof type === 'string' ? type : '';
}

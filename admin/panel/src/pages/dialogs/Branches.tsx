import { useState } from 'react';
import type { Edit, Json } from '../../api/types';
import { Select } from '../../parts/Field';
import { known, t } from '../../texts/t';
import { AddBranch } from './AddBranch';
import { at, useEdits } from './dialogs';
import { Inline } from './Inline';
import type { StatePart } from './StateCard';

/** Where it goes on, and on which condition; the first that holds counts. */
export function Branches({ dialog, state, draftId }: StatePart) {
  const edits = useEdits(draftId);
  const [adding, setAdding] = useState(false);
  const path = `states/${state.name}/next`;
  const next = at(dialog.definition, path);
  const others = dialog.edges.filter(edge => edge.from === state.name);
  const targets = dialog.states.map(each => [each.name, each.name] as const);

  if (next === undefined) {
    return others.length === 0 ? null : (
      <>
        <h3>{t('branches.title')}</h3>
        <ul>
          {others.map((edge, i) => (
            <li key={i}>
              {edge.label && `${known('edge', edge.label)}: `}→ {edge.to}
            </li>
          ))}
        </ul>
      </>
    );
  }
  const branches: Json[] = Array.isArray(next) ? next : [next];
  const placeOf = (i: number) => (Array.isArray(next) ? `${path}/${i}` : path);

  return (
    <>
      <h3>{t('branches.title')}</h3>
      <ol className="branches">
        {branches.map((branch, i) => {
          const parts = typeof branch === 'object' && branch !== null && !Array.isArray(branch) ? branch : { to: branch };
          const condition = state.when.find(each => each.index === i)?.condition;
          const where = typeof parts.to === 'string' ? 'to' : typeof parts.correct === 'string' ? 'correct' : null;
          const set = (value: string): Edit => ({ op: 'set', dialog: dialog.name, path: typeof branch === 'string' ? placeOf(i) : `${placeOf(i)}/${where}`, value });
          return (
            <li key={i}>
              <div className="row end">
                <p className="condition">{condition ? `${t('branches.if')} ${condition}` : t('branches.otherwise')}</p>
                {typeof parts.call === 'string' && <span className="tag">{t('branches.calls', { dialog: parts.call })}</span>}
                {where && draftId ? (
                  <Select label={t('branches.to')} value={String(parts[where])} options={targets} onChange={event => edits.mutate([set(event.target.value)])} />
                ) : (
                  <span>→ {String(parts[where ?? 'then'] ?? '')}</span>
                )}
                {draftId && Array.isArray(next) && next.length > 1 && (
                  <span className="row">
                    <button type="button" aria-label={`${t('act.up')}: ${i + 1}`} disabled={i === 0 || !condition || edits.isPending} onClick={() => edits.mutate([{ op: 'move', dialog: dialog.name, path: placeOf(i), to: i - 1 }])}>
                      ↑
                    </button>
                    <button type="button" className="danger" disabled={edits.isPending} onClick={() => edits.mutate([{ op: 'remove', dialog: dialog.name, path: placeOf(i) }])}>
                      {t('act.remove')}
                    </button>
                  </span>
                )}
              </div>
              <div className="row end">
                {thresholds(parts.when, `${placeOf(i)}/when`).map(threshold => (
                  <Inline
                    key={threshold.path}
                    label={threshold.label}
                    type="number"
                    value={String(threshold.value)}
                    readOnly={!draftId}
                    save={value => edits.mutateAsync([{ op: 'set', dialog: dialog.name, path: threshold.path, value: Number(value) }])}
                  />
                ))}
              </div>
            </li>
          );
        })}
      </ol>
      {draftId &&
        (adding ? (
          <AddBranch dialog={dialog} state={state} draftId={draftId} close={() => setAdding(false)} />
        ) : (
          <button type="button" onClick={() => setAdding(true)}>
            {t('branches.add')}
          </button>
        ))}
    </>
  );
}

const comparisons = ['over', 'under', 'at-least', 'at-most'];

/** The numbers in a condition, however deep it is. */
function thresholds(condition: Json | undefined, path: string, slot = ''): { path: string; label: string; value: number }[] {
  if (condition === null || typeof condition !== 'object') return [];
  return Object.entries(condition).flatMap(([name, part]) => {
    const here = `${path}/${name}`;
    if (typeof part === 'number' && comparisons.includes(name)) return [{ path: here, label: `${slot} ${known('comparison', name)}`, value: part }];
    const inner = Array.isArray(condition) || name === 'any' || name === 'all' || name === 'not' ? slot : name;
    return thresholds(part as Json, here, inner);
  });
}

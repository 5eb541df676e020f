import { useEffect, useRef } from 'react';
import type { DialogView } from '../../api/types';
import { known, t } from '../../texts/t';
import { AddState } from './AddState';
import { wording } from './dialogs';
import { StateCard } from './StateCard';

/** The same dialog as a list: every state with its place to go, opened one at a time. */
export function States({ dialog, picked, pick, draftId }: { dialog: DialogView; picked: string; pick: (state: string) => void; draftId: string | null }) {
  const open = useRef<HTMLLIElement>(null);
  useEffect(() => {
    void open.current?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  return (
    <>
      <ol className="states">
        {dialog.states.map(state => {
          const isOpen = state.name === picked;
          const found = dialog.findings.filter(finding => finding.state === state.name);
          return (
            <li key={state.name} ref={isOpen ? open : undefined}>
              <button type="button" className="state-line" aria-expanded={isOpen} onClick={() => pick(isOpen ? '' : state.name)}>
                <strong>{state.name}</strong> <span className="tag">{known('kind', state.kind)}</span>
                {state.start && <span className="tag good">{t('dialogs.start')}</span>}
                {found.length > 0 && <span className={`tag ${found.some(each => each.severity === 'error') ? 'bad' : 'warn'}`}>⚠ {found.length}</span>}
                <span className="soft">{wording(dialog, state.text)}</span>
              </button>
              {isOpen && <StateCard dialog={dialog} state={state} draftId={draftId} />}
            </li>
          );
        })}
      </ol>
      {draftId && <AddState dialog={dialog} draftId={draftId} added={pick} />}
    </>
  );
}

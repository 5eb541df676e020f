import type { DialogView, StateView } from '../../api/types';
import { known } from '../../texts/t';
import { Branches } from './Branches';
import { Findings } from './Findings';
import { Limits } from './Limits';
import { Options } from './Options';
import { RemoveState } from './RemoveState';
import { Timing } from './Timing';
import { Wording } from './Wording';

/** All that one state is: what it says in each language, its answers, where they lead, when it reminds; changeable in a draft. */
export function StateCard({ dialog, state, draftId }: { dialog: DialogView; state: StateView; draftId: string | null }) {
  const found = dialog.findings.filter(finding => finding.state === state.name);
  const part = { dialog, state, draftId };
  return (
    <section className="card state-card" aria-label={state.name}>
      <h2>
        {state.name} <span className="tag">{known('kind', state.kind)}</span> {state.slotType && <span className="tag">{state.slotType}</span>}
      </h2>
      <Findings findings={found} />
      {Object.entries(state.text ? { text: state.text, ...state.texts } : state.texts).map(([role, key]) => (
        <Wording key={key} dialog={dialog} textKey={key} label={known('text', role)} draftId={draftId} findings={found} />
      ))}
      <Options {...part} />
      <Limits {...part} />
      <Branches {...part} />
      <Timing {...part} />
      {draftId && !state.start && <RemoveState {...part} draftId={draftId} />}
    </section>
  );
}

export type StatePart = { dialog: DialogView; state: StateView; draftId: string | null };

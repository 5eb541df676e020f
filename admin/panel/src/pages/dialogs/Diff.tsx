import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Edge } from '../../api/types';
import { Loaded } from '../../parts/Loaded';
import { known, t } from '../../texts/t';
import type { Of } from './dialogs';

/** Everything that is different between two sets of dialogs. */
export function Diff({ from, to, dialog }: { from: Of; to: Of; dialog?: string }) {
  const diff = useQuery({ queryKey: ['dialogs', to, 'diff', from, dialog], queryFn: () => call('GET /dialogs/diff', { query: { from, to, dialog } }) });
  return (
    <Loaded from={diff}>
      {({ dialogs }) =>
        dialogs.length === 0 ? (
          <p className="empty">{t('diff.none')}</p>
        ) : (
          dialogs.map(each => (
            <section key={each.name} className="card diff">
              <h2>
                {each.name} <span className="tag">{known('change', each.change)}</span>
              </h2>
              {each.texts.map((text, i) => (
                <Change key={`t${i}`} what={`${text.key} (${text.language})`} before={text.before?.join(' ⁄ ')} after={text.after?.join(' ⁄ ')} language={text.language} />
              ))}
              {each.settings.map((setting, i) => (
                <Change key={`s${i}`} what={setting.field} before={setting.before} after={setting.after} />
              ))}
              {each.states.flatMap(state =>
                state.fields.length === 0
                  ? [<Change key={state.state} what={state.state} before={state.change === 'removed' ? state.state : null} after={state.change === 'added' ? state.state : null} />]
                  : state.fields.map((field, i) => <Change key={`${state.state}${i}`} what={`${state.state}: ${field.field}`} before={field.before} after={field.after} />),
              )}
              {each.edges.removed.map((edge, i) => (
                <Change key={`r${i}`} what={t('diff.way')} before={way(edge)} />
              ))}
              {each.edges.added.map((edge, i) => (
                <Change key={`a${i}`} what={t('diff.way')} after={way(edge)} />
              ))}
            </section>
          ))
        )
      }
    </Loaded>
  );
}

function way(edge: Edge): string {
  return `${edge.from} → ${edge.to}${edge.label ? ` (${known('edge', edge.label)})` : ''}`;
}

function Change({ what, before, after, language }: { what: string; before?: string | null; after?: string | null; language?: string }) {
  return (
    <div className="change">
      <code>{what}</code>
      {before && <del lang={language}>{before}</del>}
      {after && <ins lang={language}>{after}</ins>}
    </div>
  );
}

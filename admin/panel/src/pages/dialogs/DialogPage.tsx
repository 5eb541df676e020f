import { useState } from 'react';
import type { PageProps } from '../../app/pages';
import { useMay } from '../../app/me';
import { useQueryPart } from '../../app/router';
import { Link } from '../../parts/Link';
import { Loaded } from '../../parts/Loaded';
import { Tabs, type Tab } from '../../parts/Tabs';
import { count, t } from '../../texts/t';
import { draftIn, useDialog, useDraft } from './dialogs';
import { BeginDraft } from './DraftList';
import { Findings } from './Findings';
import { Graph } from './Graph';
import { Happens } from './Happens';
import { Source } from './Source';
import { StateCard } from './StateCard';
import { States } from './States';
import { AllTexts } from './AllTexts';
import { TryChat } from './TryChat';

export default function DialogPage({ parts }: PageProps) {
  const name = parts.name ?? '';
  const may = useMay();
  const [of] = useQueryPart('of', 'published');
  const [tab, choose] = useQueryPart('tab', 'picture');
  const [state, pick] = useQueryPart('state');
  const [tries, setTries] = useState(false);
  const [begins, setBegins] = useState(false);
  const draftId = draftIn(of);
  const draft = useDraft(draftId);
  const dialog = useDialog(name, of);
  const editable = draftId !== null && may('DialogsEdit') && draft.data !== undefined;

  return (
    <>
      <div className="head">
        <h1>{name}</h1>
        {draftId ? (
          <span className="tag warn">
            {t('drafts.one')}: <Link href={`/drafts/${draftId}`}>{draft.data?.name ?? '…'}</Link>
          </span>
        ) : (
          of !== 'published' && <span className="tag">{of}</span>
        )}
        <span className="push row">
          {may('DialogsEdit') && (
            <button type="button" aria-pressed={tries} onClick={() => setTries(!tries)}>
              {t('try.title')}
            </button>
          )}
          {!draftId && may('DialogsEdit') && (
            <button type="button" className="main" onClick={() => setBegins(true)}>
              {t('dialogs.change')}
            </button>
          )}
        </span>
      </div>
      {begins && <BeginDraft close={() => setBegins(false)} from={of} dialog={name} />}
      <Loaded from={dialog}>
        {view => {
          const picked = view.states.find(each => each.name === state);
          const place = view.findings.filter(finding => !finding.state);
          const tabs: Tab[] = [
            {
              id: 'picture',
              title: t('dialogs.picture'),
              body: () => (
                <div className={picked ? 'beside' : undefined}>
                  <Graph dialog={view} picked={state} pick={pick} />
                  {picked ? <StateCard key={picked.name} dialog={view} state={picked} draftId={editable ? draftId : null} /> : <p className="soft">{t('dialogs.pick')}</p>}
                </div>
              ),
            },
            {
              id: 'states',
              title: (
                <>
                  {t('dialogs.states')} {view.findings.length > 0 && <span className="tag warn">{count('findings.all', view.findings.length)}</span>}
                </>
              ),
              body: () => <States dialog={view} picked={state} pick={pick} draftId={editable ? draftId : null} />,
            },
            { id: 'texts', title: t('dialogs.texts'), body: () => <AllTexts dialog={view} draftId={editable ? draftId : null} /> },
            { id: 'source', title: t('dialogs.source'), body: () => <Source name={name} of={of} draftId={editable ? draftId : null} /> },
          ];
          if (may('InsightsLook')) tabs.push({ id: 'happens', title: t('happens.title'), body: () => <Happens name={name} /> });
          return (
            <div className={tries ? 'beside' : undefined}>
              <div>
                <Findings findings={place} of={of} />
                <Tabs label={name} tabs={tabs} open={tab} choose={choose} />
              </div>
              {tries && <TryChat of={of} dialog={name} revision={draft.data?.revision} onPlace={pick} close={() => setTries(false)} />}
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

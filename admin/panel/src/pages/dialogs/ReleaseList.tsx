import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import type { Release } from '../../api/types';
import { useMay } from '../../app/me';
import { Act } from '../../parts/Act';
import { Loaded } from '../../parts/Loaded';
import { Modal } from '../../parts/Modal';
import { known, t } from '../../texts/t';
import { moment } from '../../texts/time';
import { Diff } from './Diff';
import { useReleases } from './dialogs';

const builtin = 'builtin';

/** What was published, newest first; each can be compared with the one before and gone back to. */
export function ReleaseList() {
  const releases = useReleases();
  const may = useMay();
  const client = useQueryClient();
  const [compares, setCompares] = useState<{ from: string; to: string } | null>(null);
  const changed = () => client.invalidateQueries();

  function rollBack(to: Release | null) {
    return async () => {
      await call('POST /dialog-releases/roll-back', { body: { to: to?.id ?? null, moves: 'Stay' } });
      await changed();
    };
  }

  function share(release: Release, percent: number) {
    return async () => {
      await call('PUT /dialog-releases/{id}/share', { path: { id: release.id }, body: { share: percent } });
      await changed();
    };
  }

  return (
    <Loaded from={releases}>
      {items => (
        <>
          {items.length === 0 && <p className="empty">{t('releases.none')}</p>}
          <ul className="plain-list stack">
            {items.map((release, i) => {
              const before = items.slice(i + 1).find(each => each.status !== 'canary');
              return (
                <li key={release.id} className="card">
                  <div className="row">
                    <h2>
                      {release.number}. {release.name}
                    </h2>
                    <span className={`tag ${release.status === 'published' ? 'good' : release.status === 'canary' ? 'warn' : ''}`}>
                      {known('release', release.status)}
                      {release.status === 'canary' && ` ${release.share} %`}
                    </span>
                  </div>
                  <p className="soft">
                    {release.author} · {moment(release.createdAt)}
                  </p>
                  {release.notes && <p>{release.notes}</p>}
                  <p>{release.dialogs.map(each => each.name).join(', ')}</p>
                  <div className="row">
                    <button type="button" onClick={() => setCompares({ from: before ? `release:${before.id}` : builtin, to: `release:${release.id}` })}>
                      {t('releases.compare')}
                    </button>
                    {may('DialogsPublish') && release.status === 'canary' && (
                      <>
                        <Act does={share(release, 100)} kind="main" sure={t('releases.sureAll')}>
                          {t('publish.all')}
                        </Act>
                        <Act does={share(release, Math.min(99, release.share * 2))}>{t('publish.part', { share: Math.min(99, release.share * 2) })}</Act>
                        <Act
                          kind="danger"
                          does={async () => {
                            await call('POST /dialog-releases/{id}/end', { path: { id: release.id } });
                            await changed();
                          }}
                        >
                          {t('releases.end')}
                        </Act>
                      </>
                    )}
                    {may('DialogsPublish') && release.status === 'replaced' && (
                      <Act does={rollBack(release)} done={t('releases.rolledBack')} sure={t('releases.sureBack', { name: release.name })}>
                        {t('releases.rollBack')}
                      </Act>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
          {may('DialogsPublish') && items.some(each => each.status === 'published' && each.dialogs.length > 0) && (
            <p>
              <Act does={rollBack(null)} done={t('releases.rolledBack')} sure={t('releases.sureBuiltin')}>
                {t('releases.builtin')}
              </Act>
            </p>
          )}
          {compares && (
            <Modal title={t('diff.title')} close={() => setCompares(null)} wide>
              <Diff {...compares} />
            </Modal>
          )}
        </>
      )}
    </Loaded>
  );
}

import { useQueryPart } from '../../app/router';
import { Tabs } from '../../parts/Tabs';
import { t } from '../../texts/t';
import { DialogList } from './DialogList';
import { DraftList } from './DraftList';
import { ReleaseList } from './ReleaseList';

export default function DialogsPage() {
  const [tab, choose] = useQueryPart('tab', 'dialogs');
  return (
    <>
      <h1>{t('dialogs.title')}</h1>
      <p className="soft">{t('dialogs.about')}</p>
      <Tabs
        label={t('dialogs.title')}
        open={tab}
        choose={choose}
        tabs={[
          { id: 'dialogs', title: t('dialogs.published'), body: () => <DialogList of="published" /> },
          { id: 'drafts', title: t('drafts.title'), body: () => <DraftList /> },
          { id: 'releases', title: t('releases.title'), body: () => <ReleaseList /> },
        ]}
      />
    </>
  );
}

import { useState } from 'react';
import type { DialogView } from '../../api/types';
import { TextField } from '../../parts/Field';
import { t } from '../../texts/t';
import { Wording } from './Wording';

/** Every text that the dialog may say. */
export function AllTexts({ dialog, draftId }: { dialog: DialogView; draftId: string | null }) {
  const [wanted, setWanted] = useState('');
  const low = wanted.toLowerCase();
  const found = dialog.texts.filter(text => text.key.includes(low) || Object.values(text.lines).some(lines => lines.some(line => line.toLowerCase().includes(low))));
  return (
    <>
      <TextField label={t('act.search')} type="search" value={wanted} onChange={event => setWanted(event.target.value)} />
      {found.map(text => (
        <Wording key={text.key} dialog={dialog} textKey={text.key} label={t('texts.one')} draftId={draftId} findings={dialog.findings} />
      ))}
    </>
  );
}

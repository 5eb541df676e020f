import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import type { SourceFile } from '../../api/types';
import { Loaded } from '../../parts/Loaded';
import { t } from '../../texts/t';
import { useEdits, type Of } from './dialogs';

/** The files as they are written, for what the forms do not offer. */
export function Source({ name, of, draftId }: { name: string; of: Of; draftId: string | null }) {
  const files = useQuery({ queryKey: ['dialog', of, name, 'source'], queryFn: () => call('GET /dialogs/{name}/source', { path: { name }, query: { of } }) });
  return <Loaded from={files}>{({ files: items }) => items.map(file => <File key={file.path} file={file} draftId={draftId} />)}</Loaded>;
}

function File({ file, draftId }: { file: SourceFile; draftId: string | null }) {
  const edits = useEdits(draftId);
  const [content, setContent] = useState<string | null>(null);
  const now = content ?? file.content;
  return (
    <details className="card">
      <summary>{file.path}</summary>
      <textarea className="source" aria-label={file.path} spellCheck={false} rows={24} readOnly={!draftId} value={now} onChange={event => setContent(event.target.value)} />
      {draftId && (
        <div className="row">
          <button type="button" className="main" disabled={now === file.content || edits.isPending} onClick={() => edits.mutate([{ op: 'put-file', path: file.path, content: now }], { onSuccess: () => setContent(null) })}>
            {t('act.save')}
          </button>
          <button type="button" disabled={edits.isPending} onClick={() => window.confirm(t('source.sure')) && edits.mutate([{ op: 'put-file', path: file.path, content: null }], { onSuccess: () => setContent(null) })}>
            {t('source.builtin')}
          </button>
        </div>
      )}
    </details>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { DialogView, Draft, Edit, Json } from '../../api/types';
import { sentence } from '../../parts/Failure';
import { tell } from '../../parts/notices';
import { currentLanguage } from '../../texts/t';

/** A set of dialogs as the API names it: published, canary, builtin, draft:<id>, release:<id>. */
export type Of = string;

export const draftIn = (of: Of): string | null => (of.startsWith('draft:') ? of.slice('draft:'.length) : null);

export function useDialogs(of: Of) {
  return useQuery({ queryKey: ['dialogs', of], queryFn: () => call('GET /dialogs', { query: { of } }) });
}

export function useDialog(name: string, of: Of) {
  return useQuery({
    queryKey: ['dialog', of, name],
    queryFn: () => call('GET /dialogs/{name}', { path: { name }, query: { of } }),
    placeholderData: before => before,
  });
}

export function useDrafts() {
  return useQuery({ queryKey: ['drafts'], queryFn: () => call('GET /dialog-drafts', {}) });
}

export function useDraft(id: string | null) {
  return useQuery({ queryKey: ['draft', id], queryFn: () => call('GET /dialog-drafts/{id}', { path: { id: id ?? '' } }), enabled: id !== null });
}

export function useReleases() {
  return useQuery({ queryKey: ['releases'], queryFn: () => call('GET /dialog-releases', {}) });
}

/** Changes a draft: all edits or none, on the revision that was seen. */
export function useEdits(draftId: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (edits: Edit[]) => {
      const seen = client.getQueryData<Draft>(['draft', draftId]);
      return call('POST /dialog-drafts/{id}/edits', { path: { id: draftId ?? '' }, body: { revision: seen?.revision ?? 0, edits } });
    },
    onSuccess: draft => keepDraft(client, draft),
    onError: error => {
      tell(sentence(error), 'bad');
      void client.invalidateQueries({ queryKey: ['draft', draftId] });
    },
  });
}

export function keepDraft(client: ReturnType<typeof useQueryClient>, draft: Draft) {
  client.setQueryData(['draft', draft.id], draft);
  void client.invalidateQueries({ queryKey: ['dialog', `draft:${draft.id}`] });
  void client.invalidateQueries({ queryKey: ['dialogs', `draft:${draft.id}`] });
  void client.invalidateQueries({ queryKey: ['drafts'] });
  void client.invalidateQueries({ queryKey: ['check', draft.id] });
}

/** A part of the definition by the API's own path, as "states/mood/next/0/to". */
export function at(definition: unknown, path: string): Json | undefined {
  let here = definition as Json | undefined;
  for (const step of path.split('/')) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (here !== null && typeof here === 'object') here = here[step];
    else return undefined;
  }
  return here;
}

/** What a text says in the reader's language, or in another when it is missing there. */
export function wording(dialog: DialogView, key: string | null | undefined): string {
  if (!key) return '';
  const lines = dialog.texts.find(text => text.key === key)?.lines;
  return lines?.[currentLanguage()]?.[0] ?? lines?.en?.[0] ?? Object.values(lines ?? {})[0]?.[0] ?? '';
}

import { useState } from 'react';
import type { DialogView, Edit, Finding } from '../../api/types';
import { languageCodes, languages, t } from '../../texts/t';
import { useEdits } from './dialogs';

const words = '.words';
type Lines = Record<string, string[]>;

/** One text in all languages side by side. What people say for a button stands one to a line; a text may have several wordings. */
export function Wording({ dialog, textKey, label, draftId, findings }: { dialog: DialogView; textKey: string; label: string; draftId: string | null; findings: Finding[] }) {
  const kept = dialog.texts.find(text => text.key === textKey)?.lines ?? {};
  const [changed, setChanged] = useState<Lines>({});
  const edits = useEdits(draftId);
  const isWords = textKey.endsWith(words);
  const lines = (language: string) => changed[language] ?? kept[language] ?? [];

  function put(language: string, next: string[]) {
    setChanged({ ...changed, [language]: next });
  }

  function save() {
    const made: Edit[] = Object.entries(changed).map(([language, next]) => {
      const written = next.map(line => line.trimEnd()).filter(line => line !== '');
      return isWords
        ? { op: 'set-words', dialog: dialog.name, key: textKey.slice(0, -words.length), language, words: written }
        : { op: 'set-text', dialog: dialog.name, key: textKey, language, lines: written };
    });
    edits.mutate(made, { onSuccess: () => setChanged({}) });
  }

  return (
    <fieldset className="wording">
      <legend>
        {label} <code>{textKey}</code>
      </legend>
      <div className="languages">
        {languageCodes.map(language => {
          const found = findings.filter(finding => finding.key === textKey && finding.language === language);
          const now = isWords ? [lines(language).join('\n')] : lines(language).length > 0 ? lines(language) : [''];
          return (
            <div key={language}>
              <span className="soft">{languages[language]}</span>
              {now.map((line, i) =>
                draftId ? (
                  <textarea
                    key={i}
                    lang={language}
                    aria-label={`${label}, ${languages[language]}${now.length > 1 ? `, ${i + 1}` : ''}`}
                    value={line}
                    rows={Math.min(8, Math.max(2, line.split('\n').length))}
                    onChange={event => {
                      const value = event.target.value;
                      put(language, isWords ? value.split('\n') : now.map((each, n) => (n === i ? value : each)));
                    }}
                  />
                ) : (
                  <p key={i} lang={language} className="said-text">
                    {line || '–'}
                  </p>
                ),
              )}
              {found.map((finding, i) => (
                <p key={i} className="hint">
                  ⚠ {finding.message}
                </p>
              ))}
              {draftId && !isWords && lines(language).length > 0 && (
                <button type="button" className="plain" onClick={() => put(language, [...now, ''])}>
                  {t('texts.variant')}
                </button>
              )}
            </div>
          );
        })}
      </div>
      {Object.keys(changed).length > 0 && (
        <div className="row">
          <button type="button" className="main" disabled={edits.isPending} onClick={save}>
            {t('texts.save')}
          </button>
          <button type="button" onClick={() => setChanged({})}>
            {t('act.cancel')}
          </button>
        </div>
      )}
    </fieldset>
  );
}

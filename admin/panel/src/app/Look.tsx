import { useState } from 'react';
import { languageCodes, languages, speak, t, useLanguage, type Language } from '../texts/t';
import { paint, theme, type Theme } from './theme';

const themes: Theme[] = ['auto', 'light', 'dark'];

/** Language and colours; also before signing in. */
export function Look() {
  const language = useLanguage();
  const [colours, setColours] = useState(theme());
  return (
    <div className="look">
      <select aria-label={t('shell.language')} value={language} onChange={event => void speak(event.target.value as Language)}>
        {languageCodes.map(code => (
          <option key={code} value={code} lang={code}>
            {languages[code]}
          </option>
        ))}
      </select>
      <select
        aria-label={t('shell.colours')}
        value={colours}
        onChange={event => {
          const next = event.target.value as Theme;
          paint(next);
          setColours(next);
        }}
      >
        {themes.map(each => (
          <option key={each} value={each}>
            {t(`shell.colours.${each}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

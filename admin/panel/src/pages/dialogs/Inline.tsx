import { useEffect, useState } from 'react';
import { TextField } from '../../parts/Field';
import { t } from '../../texts/t';

/** A small field with a button of its own that appears once something was changed. */
export function Inline({ label, value, save, type, readOnly, pattern, hint, list }: {
  label: string; value: string; save: (value: string) => Promise<unknown>; type?: string; readOnly?: boolean; pattern?: string; hint?: string; list?: string;
}) {
  const [now, setNow] = useState(value);
  useEffect(() => setNow(value), [value]);
  return (
    <form
      className="inline"
      onSubmit={event => {
        event.preventDefault();
        void save(now).catch(() => setNow(value));
      }}
    >
      <TextField label={label} hint={hint} type={type} step={type === 'number' ? 'any' : undefined} pattern={pattern} list={list} value={now} readOnly={readOnly} onChange={event => setNow(event.target.value)} required={type === 'number'} />
      {now !== value && <button className="main">{t('act.save')}</button>}
    </form>
  );
}

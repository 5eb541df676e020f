import { Problem } from '../api/problem';
import { known, t } from '../texts/t';

/** What went wrong, said kindly; null when nothing did. */
export function sentence(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!(error instanceof Problem)) return t('problem.bug');
  const wait = error.retryAfterSeconds;
  const own = known('problem', error.code);
  const text = own !== error.code ? own : (error.detail ?? known('problem', `http-${error.status}`));
  return wait ? `${text} ${t('problem.wait', { minutes: Math.ceil(wait / 60) })}` : text;
}

export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  if (!error) return null;
  return (
    <div className="failure" role="alert">
      <p>{sentence(error)}</p>
      {again && (
        <button type="button" onClick={again}>
          {t('act.again')}
        </button>
      )}
    </div>
  );
}

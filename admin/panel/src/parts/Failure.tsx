import { Problem } from '../api/problem';
import { has, t } from '../texts/t';

/** What went wrong, said kindly; null when nothing did. */
export function sentence(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!(error instanceof Problem)) return t('problem.bug');
  const wait = error.retryAfterSeconds;
  const text = has(`problem.${error.code}`) ?? error.detail ?? has(`problem.http-${error.status}`) ?? t('problem.http-500');
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

import type { Finding } from '../../api/types';
import { Link } from '../../parts/Link';
import { known, t } from '../../texts/t';

/** What the verifier says, each at its place. */
export function Findings({ findings, of }: { findings: Finding[]; of?: string }) {
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={t('findings.title')}>
      {findings.map((finding, i) => (
        <li key={i} className={finding.severity}>
          <strong>{known('finding', finding.severity)}</strong>{' '}
          {finding.dialog && of ? (
            <Link href={`/dialogs/${finding.dialog}?of=${of}${finding.state ? `&tab=states&state=${finding.state}` : ''}`}>
              {finding.dialog}
              {finding.state && ` · ${finding.state}`}
            </Link>
          ) : (
            finding.state && <span>{finding.state}</span>
          )}
          {finding.language && ` (${finding.language})`} {finding.message}
        </li>
      ))}
    </ul>
  );
}

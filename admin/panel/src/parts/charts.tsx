import type { ReactNode } from 'react';
import { t } from '../texts/t';
import { number } from '../texts/time';

type Series = { name: string; values: (number | null)[] };
type Props = { title: string; labels: string[]; series: Series[]; unit?: string };

const width = 640;
const height = 200;
const left = 44;
const bottom = 24;
const top = 10;

/** Stacked columns, a column for each label. */
export function Bars(props: Props) {
  const sums = props.labels.map((_, i) => props.series.reduce((sum, each) => sum + (each.values[i] ?? 0), 0));
  const most = nice(Math.max(1, ...sums));
  const step = (width - left) / Math.max(1, props.labels.length);
  const y = (value: number) => top + (height - top - bottom) * (1 - value / most);
  return (
    <Frame {...props} most={most} y={y}>
      {props.labels.map((label, i) => {
        let below = 0;
        return props.series.map((each, n) => {
          const value = each.values[i] ?? 0;
          const from = below;
          below += value;
          return value > 0 ? (
            <rect key={`${label}${i}${n}`} className={`s${n}`} x={left + i * step + 1} width={Math.max(1, step - 2)} y={y(below)} height={y(from) - y(below)}>
              <title>{`${label}: ${each.name} ${number(value, 1)}`}</title>
            </rect>
          ) : null;
        });
      })}
    </Frame>
  );
}

/** Points joined by lines; where there is no value, the line stops. */
export function Lines(props: Props) {
  const most = nice(Math.max(1, ...props.series.flatMap(each => each.values.map(value => value ?? 0))));
  const step = (width - left) / Math.max(1, props.labels.length);
  const x = (i: number) => left + (i + 0.5) * step;
  const y = (value: number) => top + (height - top - bottom) * (1 - value / most);
  return (
    <Frame {...props} most={most} y={y}>
      {props.series.map((each, n) =>
        each.values.map((value, i) => {
          const before = each.values[i - 1];
          if (value === null) return null;
          return (
            <g key={`${n}-${i}`} className={`s${n}`}>
              {before !== null && before !== undefined && <path d={line(x(i - 1), y(before), x(i), y(value))} />}
              <circle cx={x(i)} cy={y(value)} r={3}>
                <title>{`${props.labels[i]}: ${each.name} ${number(value, 1)}`}</title>
              </circle>
            </g>
          );
        }),
      )}
    </Frame>
  );
}

/** A thin quadrangle: filled shapes take their colour from one rule for all charts. */
function line(x1: number, y1: number, x2: number, y2: number): string {
  const half = 1;
  return `M${x1} ${y1 - half}L${x2} ${y2 - half}L${x2} ${y2 + half}L${x1} ${y1 + half}Z`;
}

function Frame({ title, labels, series, unit, most, y, children }: Props & { most: number; y: (value: number) => number; children: ReactNode }) {
  const step = (width - left) / Math.max(1, labels.length);
  const every = Math.max(1, Math.ceil(labels.length / 8));
  return (
    <figure className="figure">
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {[0, 0.5, 1].map(part => (
          <g key={part}>
            <line className="grid" x1={left} x2={width} y1={y(most * part)} y2={y(most * part)} />
            <text x={left - 6} y={y(most * part) + 4} textAnchor="end">
              {number(most * part, 1)}
            </text>
          </g>
        ))}
        {labels.map((label, i) =>
          i % every === 0 ? (
            <text key={i} x={left + (i + 0.5) * step} y={height - 8} textAnchor="middle">
              {label}
            </text>
          ) : null,
        )}
        {children}
      </svg>
      <p className="legend">
        {series.map((each, n) => (
          <span key={each.name}>
            <svg className="chart-mark chart" viewBox="0 0 10 10" aria-hidden="true">
              <rect className={`s${n}`} width={10} height={10} />
            </svg>
            {each.name}
            {unit && ` (${unit})`}
          </span>
        ))}
      </p>
      <details>
        <summary>{t('numbers.table')}</summary>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('numbers.day')}</th>
              {series.map(each => (
                <th key={each.name} scope="col">
                  {each.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, i) => (
              <tr key={i}>
                <td>{label}</td>
                {series.map(each => (
                  <td key={each.name} data-label={each.name}>
                    {number(each.values[i], 1)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function nice(most: number): number {
  const size = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map(each => each * size).find(each => each >= most) ?? most;
}

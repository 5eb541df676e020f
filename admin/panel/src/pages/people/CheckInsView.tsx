import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { Bars, Lines } from '../../parts/charts';
import { Loaded } from '../../parts/Loaded';
import { known, t } from '../../texts/t';
import { day, moment, number } from '../../texts/time';

/** A month of check-ins and measurements. */
export function CheckInsView({ id, headers }: { id: string; headers: Record<string, string> }) {
  const checkIns = useQuery({ queryKey: ['person', id, 'check-ins'], queryFn: () => call('GET /people/{id}/check-ins', { path: { id }, query: { days: 30 }, headers }) });
  return (
    <Loaded from={checkIns}>
      {data => (
        <>
          {data.mood.length > 1 && (
            <Lines
              title={t('person.mood')}
              labels={data.mood.map(each => day(each.at))}
              series={[
                { name: t('person.mood'), values: data.mood.map(each => each.mood) },
                { name: t('person.pain'), values: data.mood.map(each => each.pain) },
                { name: t('person.sleep'), values: data.mood.map(each => each.sleepHours) },
              ]}
            />
          )}
          {data.items.length > 0 && (
            <Bars
              title={t('person.checkIns')}
              labels={data.items.map(each => day(each.day))}
              series={[
                { name: t('numbers.answered'), values: data.items.map(each => (each.answeredAt ? 1 : 0)) },
                { name: t('numbers.missed'), values: data.items.map(each => (each.answeredAt ? 0 : 1)) },
              ]}
            />
          )}
          <h2>{t('person.measured')}</h2>
          {data.measurements.length === 0 && <p className="empty">{t('state.empty')}</p>}
          <ul>
            {data.measurements.map((each, i) => (
              <li key={i}>
                {moment(each.at)}: {known('measure', each.kind)} {each.systolic !== null ? `${each.systolic}/${each.diastolic}` : number(each.value, 1)} {each.unit ?? ''}
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import { Bars, Lines } from '../../parts/charts';
import { Select } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { count, t } from '../../texts/t';
import { day, number, percent } from '../../texts/time';

const spans = ['7', '30', '90'] as const;

/** How well check-ins are kept, how fast alarms are taken, how much is said. */
export default function NumbersPage() {
  const [days, setDays] = useState<string>('30');
  const numbers = useQuery({ queryKey: ['numbers', days], queryFn: () => call('GET /numbers', { query: { days: Number(days) } }) });
  return (
    <>
      <div className="head">
        <h1>{t('numbers.title')}</h1>
        <span className="push">
          <Select label={t('happens.days')} value={days} onChange={event => setDays(event.target.value)} options={spans.map(each => [each, count('happens.last', Number(each))] as const)} />
        </span>
      </div>
      <Loaded from={numbers}>
        {data => {
          const labels = data.days.map(each => day(each.day));
          const due = data.days.reduce((sum, each) => sum + each.checkIns.due, 0);
          const answered = data.days.reduce((sum, each) => sum + each.checkIns.answered, 0);
          return (
            <>
              <dl className="figures">
                <Figure name={t('numbers.people')} value={number(data.totals.people)} />
                <Figure name={t('numbers.onboarded')} value={number(data.totals.onboarded)} />
                <Figure name={t('numbers.reachable')} value={number(data.totals.reachable)} />
                <Figure name={t('numbers.alarms')} value={number(data.totals.liveAlarms)} />
                <Figure name={t('numbers.kept')} value={percent(answered, due)} />
              </dl>
              <Bars
                title={t('numbers.checkIns')}
                labels={labels}
                series={[
                  { name: t('numbers.answered'), values: data.days.map(each => each.checkIns.answered) },
                  { name: t('numbers.declined'), values: data.days.map(each => each.checkIns.declined) },
                  { name: t('numbers.missed'), values: data.days.map(each => each.checkIns.missed) },
                ]}
              />
              <Bars
                title={t('numbers.alarmsByDay')}
                labels={labels}
                series={[
                  { name: t('alarm.kind.Sos'), values: data.days.map(each => each.alarms.sos) },
                  { name: t('alarm.kind.Test'), values: data.days.map(each => each.alarms.tests) },
                  { name: t('alarm.kind.Silence'), values: data.days.map(each => each.alarms.silence) },
                ]}
              />
              <Lines
                title={t('numbers.taken')}
                unit={t('numbers.seconds')}
                labels={labels}
                series={[
                  { name: t('numbers.median'), values: data.days.map(each => each.alarms.medianSeconds) },
                  { name: t('numbers.p90'), values: data.days.map(each => each.alarms.p90Seconds) },
                ]}
              />
              <Bars
                title={t('numbers.turns')}
                labels={labels}
                series={[
                  { name: t('numbers.fromPeople'), values: data.days.map(each => each.turns.fromPeople) },
                  { name: t('numbers.byTime'), values: data.days.map(each => each.turns.byTime) },
                ]}
              />
              <Bars title={t('numbers.new')} labels={labels} series={[{ name: t('numbers.new'), values: data.days.map(each => each.newPeople) }]} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

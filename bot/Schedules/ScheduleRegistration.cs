using Quartz;

namespace Companion.Bot.Schedules;

/// <summary>The jobs that run by the clock of the installation. What is due for a person is a timer row instead (core/Conversations/Timers).</summary>
internal static class ScheduleRegistration
{
    public static void AddSchedules(this WebApplicationBuilder builder)
    {
        builder.AddQuartz(quartz =>
        {
            var retention = new JobKey("retention");
            quartz.AddJob<RetentionJob>(job => job.WithIdentity(retention));

            // In UTC: a run is known by its time, which must be the same on every node.
            quartz.AddTrigger(trigger => trigger.ForJob(retention).WithCronSchedule("0 20 3 * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
            var news = new JobKey("news");
            quartz.AddJob<NewsJob>(job => job.WithIdentity(news));
            quartz.AddTrigger(trigger => trigger.ForJob(news).WithCronSchedule("0 5/15 * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
            var drills = new JobKey("drills");
            quartz.AddJob<DrillJob>(job => job.WithIdentity(drills));
            quartz.AddTrigger(trigger => trigger.ForJob(drills).WithCronSchedule("0 0 6 5 * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
        });
        builder.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}

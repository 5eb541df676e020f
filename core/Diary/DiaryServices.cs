using Companion.Conversations;
using Companion.Diary.Book;
using Companion.Diary.CheckIns;
using Companion.Diary.Commands;
using Companion.Diary.Trends;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Diary;

public static class DiaryServices
{
    /// <summary>The commands of the diary, and the drawing of trends. Needs storage and an <see cref="IFileStore"/>.</summary>
    public static IServiceCollection AddDiary(this IServiceCollection services) => services
        .AddSingleton<ICommandBinding, DiaryRecord>()
        .AddSingleton<ICommandBinding, AssessPressure>()
        .AddSingleton<ICommandBinding, AssessGlucose>()
        .AddSingleton<ICommandBinding, AssessSign>()
        .AddSingleton<ICommandBinding, SetLimit>()
        .AddSingleton<ICommandBinding, SetCircumstance>()
        .AddSingleton<ICommandBinding, DiaryTrends>()
        .AddSingleton<ICommandBinding, DiaryPage>()
        .AddSingleton<ICommandBinding, DiaryPhoto>()
        .AddSingleton<ICommandBinding, DiarySchedule>()
        .AddSingleton<ICommandBinding>(CheckInStep.Delivered)
        .AddSingleton<ICommandBinding>(CheckInStep.Seen)
        .AddSingleton<ICommandBinding>(CheckInStep.Answered)
        .AddSingleton<ICommandBinding>(CheckInStep.Declined)
        .AddSingleton<ICommandBinding>(CheckInStep.Missed)
        .AddSingleton<DiaryPhotos>()
        .AddSingleton<ISvgRasterizer, RsvgRasterizer>()
        .AddSingleton<TrendPictures>()
        .AddSingleton<IWorkExecutor, ChartWork>();
}

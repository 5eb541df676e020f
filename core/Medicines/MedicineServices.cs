using Companion.Conversations;
using Companion.Medicines.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.Medicines;

public static class MedicineServices
{
    /// <summary>The commands about medicines. Needs storage.</summary>
    public static IServiceCollection AddMedicines(this IServiceCollection services) => services
        .AddSingleton<ICommandBinding, ReadPlan>()
        .AddSingleton<ICommandBinding, SaveMedicine>()
        .AddSingleton<ICommandBinding, ListMedicines>()
        .AddSingleton<ICommandBinding, PickMedicine>()
        .AddSingleton<ICommandBinding, ChangeMedicine>()
        .AddSingleton<ICommandBinding, HasPlan>()
        .AddSingleton<ICommandBinding, DoseRound>()
        .AddSingleton<ICommandBinding, NextOfRound>()
        .AddSingleton<ICommandBinding, AnswerDoses>()
        .AddSingleton<ICommandBinding, OpenDoses>()
        .AddSingleton<ICommandBinding, TakeNow>()
        .AddSingleton<ICommandBinding, ShiftToday>()
        .AddSingleton<ICommandBinding, TodaysMedicines>();
}

using Companion.People;

namespace Companion.Medicines;

/// <summary>The words that plans, doses and stocks are told in. {0} and {1} are filled in; several forms are one, few, many or one, other.</summary>
internal sealed record MedicineWords
{
    public required string EveryDay { get; init; }

    public required string EveryOtherDay { get; init; }

    /// <summary>By plural form; {0} is the number.</summary>
    public required string[] EveryDays { get; init; }

    /// <summary>Monday first, with whatever stands before a weekday.</summary>
    public required string[] Weekdays { get; init; }

    public required string Workdays { get; init; }

    /// <summary>{0} are the hours.</summary>
    public required string At { get; init; }

    public required string And { get; init; }

    public required string BeforeMeals { get; init; }

    public required string WithMeals { get; init; }

    public required string AfterMeals { get; init; }

    /// <summary>By plural form; {0} is the number of days.</summary>
    public required string[] Course { get; init; }

    public required string AsNeeded { get; init; }

    public required string Paused { get; init; }

    public required string Ended { get; init; }

    /// <summary>{0}: pieces left.</summary>
    public required string Left { get; init; }

    /// <summary>By plural form; {0} the number of days, {1} the medicine.</summary>
    public required string[] LastsFor { get; init; }

    /// <summary>{0}: the medicine.</summary>
    public required string RunsOutToday { get; init; }

    /// <summary>{0}: the medicine.</summary>
    public required string CourseOver { get; init; }

    public required string Today { get; init; }

    public required string Tomorrow { get; init; }

    public required string Yesterday { get; init; }

    public static MedicineWords Of(Language language) => language switch
    {
        Language.Ru => s_russian,
        Language.Uk => s_ukrainian,
        Language.Pt => s_portuguese,
        Language.Vi => s_vietnamese,
        _ => s_english,
    };

    private static readonly MedicineWords s_english = new()
    {
        EveryDay = "every day",
        EveryOtherDay = "every other day",
        EveryDays = ["every {0} day", "every {0} days"],
        Weekdays = ["on Mondays", "on Tuesdays", "on Wednesdays", "on Thursdays", "on Fridays", "on Saturdays", "on Sundays"],
        Workdays = "on weekdays",
        At = "at {0}",
        And = "and",
        BeforeMeals = "before a meal",
        WithMeals = "with a meal",
        AfterMeals = "after a meal",
        Course = ["for {0} day", "for {0} days"],
        AsNeeded = "when needed, without reminders",
        Paused = "paused",
        Ended = "course finished",
        Left = "{0} left",
        LastsFor = ["{1} will last for {0} more day. Time to get more.", "{1} will last for {0} more days. Time to get more."],
        RunsOutToday = "{0} is running out today. Please ask for more.",
        CourseOver = "That was the last dose of {0}: the course is finished.",
        Today = "today",
        Tomorrow = "tomorrow",
        Yesterday = "yesterday",
    };

    private static readonly MedicineWords s_russian = new()
    {
        EveryDay = "каждый день",
        EveryOtherDay = "через день",
        EveryDays = ["раз в {0} день", "раз в {0} дня", "раз в {0} дней"],
        Weekdays = ["по понедельникам", "по вторникам", "по средам", "по четвергам", "по пятницам", "по субботам", "по воскресеньям"],
        Workdays = "по будням",
        At = "в {0}",
        And = "и",
        BeforeMeals = "до еды",
        WithMeals = "во время еды",
        AfterMeals = "после еды",
        Course = ["{0} день", "{0} дня", "{0} дней"],
        AsNeeded = "когда нужно, без напоминаний",
        Paused = "на паузе",
        Ended = "курс закончен",
        Left = "осталось {0}",
        LastsFor = ["{1}: хватит ещё на {0} день. Пора пополнить запас.", "{1}: хватит ещё на {0} дня. Пора пополнить запас.", "{1}: хватит ещё на {0} дней. Пора пополнить запас."],
        RunsOutToday = "{0}: сегодня закончится. Пополните, пожалуйста, запас.",
        CourseOver = "{0}: это был последний приём, курс закончен.",
        Today = "сегодня",
        Tomorrow = "завтра",
        Yesterday = "вчера",
    };

    private static readonly MedicineWords s_ukrainian = new()
    {
        EveryDay = "щодня",
        EveryOtherDay = "через день",
        EveryDays = ["раз на {0} день", "раз на {0} дні", "раз на {0} днів"],
        Weekdays = ["по понеділках", "по вівторках", "по середах", "по четвергах", "по п'ятницях", "по суботах", "по неділях"],
        Workdays = "по буднях",
        At = "о {0}",
        And = "та",
        BeforeMeals = "до їди",
        WithMeals = "під час їди",
        AfterMeals = "після їди",
        Course = ["{0} день", "{0} дні", "{0} днів"],
        AsNeeded = "коли потрібно, без нагадувань",
        Paused = "на паузі",
        Ended = "курс завершено",
        Left = "залишилося {0}",
        LastsFor = ["{1}: вистачить ще на {0} день. Час поповнити запас.", "{1}: вистачить ще на {0} дні. Час поповнити запас.", "{1}: вистачить ще на {0} днів. Час поповнити запас."],
        RunsOutToday = "{0}: сьогодні закінчиться. Поповніть, будь ласка, запас.",
        CourseOver = "{0}: це був останній прийом, курс завершено.",
        Today = "сьогодні",
        Tomorrow = "завтра",
        Yesterday = "учора",
    };

    private static readonly MedicineWords s_portuguese = new()
    {
        EveryDay = "todos os dias",
        EveryOtherDay = "dia sim, dia não",
        EveryDays = ["a cada {0} dia", "a cada {0} dias"],
        Weekdays = ["às segundas", "às terças", "às quartas", "às quintas", "às sextas", "aos sábados", "aos domingos"],
        Workdays = "nos dias úteis",
        At = "às {0}",
        And = "e",
        BeforeMeals = "antes de comer",
        WithMeals = "junto com a refeição",
        AfterMeals = "depois de comer",
        Course = ["por {0} dia", "por {0} dias"],
        AsNeeded = "quando precisar, sem lembretes",
        Paused = "em pausa",
        Ended = "tratamento concluído",
        Left = "restam {0}",
        LastsFor = ["{1}: dá para mais {0} dia. É hora de repor.", "{1}: dá para mais {0} dias. É hora de repor."],
        RunsOutToday = "{0}: acaba hoje. Por favor, providencie mais.",
        CourseOver = "{0}: essa foi a última dose, o tratamento está concluído.",
        Today = "hoje",
        Tomorrow = "amanhã",
        Yesterday = "ontem",
    };

    private static readonly MedicineWords s_vietnamese = new()
    {
        EveryDay = "mỗi ngày",
        EveryOtherDay = "cách ngày",
        EveryDays = ["{0} ngày một lần"],
        Weekdays = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"],
        Workdays = "từ thứ hai đến thứ sáu",
        At = "lúc {0}",
        And = "và",
        BeforeMeals = "trước khi ăn",
        WithMeals = "trong bữa ăn",
        AfterMeals = "sau khi ăn",
        Course = ["trong {0} ngày"],
        AsNeeded = "khi cần, không nhắc giờ",
        Paused = "đang tạm dừng",
        Ended = "đã xong đợt thuốc",
        Left = "còn {0}",
        LastsFor = ["{1} chỉ còn đủ cho {0} ngày nữa. Bác nhớ mua thêm nhé."],
        RunsOutToday = "{0} hết trong hôm nay. Bác nhớ mua thêm nhé.",
        CourseOver = "Đó là liều cuối của {0}, bác đã uống xong đợt thuốc.",
        Today = "hôm nay",
        Tomorrow = "ngày mai",
        Yesterday = "hôm qua",
    };
}

using Companion.People;

namespace Companion.Diary.Trends;

/// <summary>The words inside a picture and in the sentence that stands for it.</summary>
internal sealed record TrendWords
{
    public required string[] Weekdays { get; init; }

    public required string[] Months { get; init; }

    /// <summary>By <see cref="TrendPeriod"/>.</summary>
    public required string[] Titles { get; init; }

    /// <summary>As <see cref="Titles"/>, for somebody else's eyes; {0} is the person's name.</summary>
    public required string[] TitlesOfAnother { get; init; }

    /// <summary>Stands for a person who gave no name.</summary>
    public required string Somebody { get; init; }

    public required string Pressure { get; init; }

    /// <summary>By <see cref="TrendKind"/>, with the unit.</summary>
    public required string[] Kinds { get; init; }

    public required string GlucoseInMillimoles { get; init; }

    public required string Upper { get; init; }

    public required string Lower { get; init; }

    public required string Mean { get; init; }

    public required string Last { get; init; }

    public required string Nothing { get; init; }

    /// <summary>Beginning of the spoken summary, by <see cref="TrendPeriod"/>.</summary>
    public required string[] Spoken { get; init; }

    /// <summary>Spoken names by <see cref="TrendKind"/>, {0} is the mean.</summary>
    public required string[] SpokenKinds { get; init; }

    public required string SpokenPressure { get; init; }

    /// <summary>{0} doses taken of {1}.</summary>
    public required string SpokenMedicines { get; init; }

    public required string Medicines { get; init; }

    /// <summary>{0} doses taken of {1}.</summary>
    public required string TakenOf { get; init; }

    public static TrendWords Of(Language language) => language switch
    {
        Language.Ru => _russian,
        Language.Uk => _ukrainian,
        Language.Pt => _portuguese,
        Language.Vi => _vietnamese,
        _ => _english,
    };

    private static readonly TrendWords _english = new()
    {
        Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        Titles = ["Your week", "Your month", "Your year"],
        TitlesOfAnother = ["{0}: the week", "{0}: the month", "{0}: the year"],
        Somebody = "Your dear one",
        Pressure = "Blood pressure, mmHg",
        Kinds = ["Pulse, beats a minute", "Mood", "Pain, 0 to 10", "Sleep, hours", "Oxygen, %", "Blood sugar, mg/dL", "Weight, kg", "Temperature, °C", "Breaths a minute"],
        GlucoseInMillimoles = "Blood sugar, mmol/L",
        Upper = "upper",
        Lower = "lower",
        Mean = "average",
        Last = "latest",
        Nothing = "Nothing written down yet",
        Spoken = ["Over the week, on average: ", "Over the month, on average: ", "Over the year, on average: "],
        SpokenPressure = "blood pressure {0}",
        SpokenMedicines = "medicines taken {0} of {1} times",
        Medicines = "Medicines",
        TakenOf = "{0} of {1} doses",
        SpokenKinds = ["pulse {0}", "mood {0} out of 5", "pain {0} out of 10", "sleep {0} h", "oxygen {0} %", "blood sugar {0}", "weight {0} kg", "temperature {0} °C", "{0} breaths a minute"],
    };

    private static readonly TrendWords _russian = new()
    {
        Weekdays = ["вс", "пн", "вт", "ср", "чт", "пт", "сб"],
        Months = ["янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."],
        Titles = ["Ваша неделя", "Ваш месяц", "Ваш год"],
        TitlesOfAnother = ["{0}: неделя", "{0}: месяц", "{0}: год"],
        Somebody = "Ваш близкий человек",
        Pressure = "Давление, мм рт. ст.",
        Kinds = ["Пульс, ударов в минуту", "Самочувствие", "Боль, от 0 до 10", "Сон, часов", "Кислород, %", "Сахар крови, мг/дл", "Вес, кг", "Температура, °C", "Дыхание, вдохов в минуту"],
        GlucoseInMillimoles = "Сахар крови, ммоль/л",
        Upper = "верхнее",
        Lower = "нижнее",
        Mean = "в среднем",
        Last = "последнее",
        Nothing = "Записей пока нет",
        Spoken = ["В среднем за неделю: ", "В среднем за месяц: ", "В среднем за год: "],
        SpokenPressure = "давление {0}",
        SpokenMedicines = "лекарства приняты {0} раз из {1}",
        Medicines = "Лекарства",
        TakenOf = "принято {0} из {1}",
        SpokenKinds = ["пульс {0}", "самочувствие {0} из 5", "боль {0} из 10", "сон {0} ч", "кислород {0} %", "сахар {0}", "вес {0} кг", "температура {0} °C", "дыхание {0} в минуту"],
    };

    private static readonly TrendWords _ukrainian = new()
    {
        Weekdays = ["нд", "пн", "вт", "ср", "чт", "пт", "сб"],
        Months = ["січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."],
        Titles = ["Ваш тиждень", "Ваш місяць", "Ваш рік"],
        TitlesOfAnother = ["{0}: тиждень", "{0}: місяць", "{0}: рік"],
        Somebody = "Ваша близька людина",
        Pressure = "Тиск, мм рт. ст.",
        Kinds = ["Пульс, ударів на хвилину", "Самопочуття", "Біль, від 0 до 10", "Сон, годин", "Кисень, %", "Цукор крові, мг/дл", "Вага, кг", "Температура, °C", "Дихання, вдихів на хвилину"],
        GlucoseInMillimoles = "Цукор крові, ммоль/л",
        Upper = "верхній",
        Lower = "нижній",
        Mean = "у середньому",
        Last = "останнє",
        Nothing = "Записів поки немає",
        Spoken = ["У середньому за тиждень: ", "У середньому за місяць: ", "У середньому за рік: "],
        SpokenPressure = "тиск {0}",
        SpokenMedicines = "ліки прийнято {0} з {1} разів",
        Medicines = "Ліки",
        TakenOf = "прийнято {0} з {1}",
        SpokenKinds = ["пульс {0}", "самопочуття {0} з 5", "біль {0} з 10", "сон {0} год", "кисень {0} %", "цукор {0}", "вага {0} кг", "температура {0} °C", "дихання {0} на хвилину"],
    };

    private static readonly TrendWords _portuguese = new()
    {
        Weekdays = ["dom", "seg", "ter", "qua", "qui", "sex", "sáb"],
        Months = ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
        Titles = ["A sua semana", "O seu mês", "O seu ano"],
        TitlesOfAnother = ["{0}: a semana", "{0}: o mês", "{0}: o ano"],
        Somebody = "O seu familiar",
        Pressure = "Pressão arterial, mmHg",
        Kinds = ["Pulso, batimentos por minuto", "Disposição", "Dor, de 0 a 10", "Sono, horas", "Oxigênio, %", "Açúcar no sangue, mg/dL", "Peso, kg", "Temperatura, °C", "Respirações por minuto"],
        GlucoseInMillimoles = "Açúcar no sangue, mmol/L",
        Upper = "máxima",
        Lower = "mínima",
        Mean = "média",
        Last = "última",
        Nothing = "Ainda não há anotações",
        Spoken = ["Em média, na semana: ", "Em média, no mês: ", "Em média, no ano: "],
        SpokenPressure = "pressão {0}",
        SpokenMedicines = "remédios tomados {0} de {1} vezes",
        Medicines = "Remédios",
        TakenOf = "{0} de {1} doses",
        SpokenKinds = ["pulso {0}", "disposição {0} de 5", "dor {0} de 10", "sono {0} h", "oxigênio {0} %", "açúcar {0}", "peso {0} kg", "temperatura {0} °C", "{0} respirações por minuto"],
    };

    private static readonly TrendWords _vietnamese = new()
    {
        Weekdays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
        Months = ["th 1", "th 2", "th 3", "th 4", "th 5", "th 6", "th 7", "th 8", "th 9", "th 10", "th 11", "th 12"],
        Titles = ["Tuần của bác", "Tháng của bác", "Năm của bác"],
        TitlesOfAnother = ["{0}: trong tuần", "{0}: trong tháng", "{0}: trong năm"],
        Somebody = "Người thân",
        Pressure = "Huyết áp, mmHg",
        Kinds = ["Mạch, nhịp mỗi phút", "Sức khỏe trong ngày", "Mức đau, 0 đến 10", "Giấc ngủ, giờ", "Oxy trong máu, %", "Đường huyết, mg/dL", "Cân nặng, kg", "Nhiệt độ, °C", "Nhịp thở mỗi phút"],
        GlucoseInMillimoles = "Đường huyết, mmol/L",
        Upper = "số trên",
        Lower = "số dưới",
        Mean = "trung bình",
        Last = "mới nhất",
        Nothing = "Chưa có ghi chép nào",
        Spoken = ["Trung bình trong tuần: ", "Trung bình trong tháng: ", "Trung bình trong năm: "],
        SpokenPressure = "huyết áp {0}",
        SpokenMedicines = "uống thuốc {0} trên {1} lần",
        Medicines = "Thuốc",
        TakenOf = "{0} trên {1} liều",
        SpokenKinds = ["mạch {0}", "sức khỏe {0} trên 5", "mức đau {0} trên 10", "ngủ {0} giờ", "oxy {0} %", "đường huyết {0}", "cân nặng {0} kg", "nhiệt độ {0} °C", "nhịp thở {0} lần mỗi phút"],
    };
}

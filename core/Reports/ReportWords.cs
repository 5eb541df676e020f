using Companion.People;

namespace Companion.Reports;

/// <summary>The words of a report for a visit. {0} is filled in.</summary>
internal sealed record ReportWords
{
    public required string Title { get; init; }

    /// <summary>Under the title, for whoever reads it.</summary>
    public required string About { get; init; }

    public required string Averages { get; init; }

    /// <summary>Heads: what, how many, average, least and most, watched limit and its source.</summary>
    public required string[] AverageHeads { get; init; }

    public required string Readings { get; init; }

    public required string When { get; init; }

    public required string Pressure { get; init; }

    /// <summary>Short heads by TrendKind.</summary>
    public required string[] Kinds { get; init; }

    public required string Medicines { get; init; }

    public required string Taken { get; init; }

    public required string Notes { get; init; }

    /// <summary>Source: set by the person's doctor.</summary>
    public required string ByDoctor { get; init; }

    public required string Nothing { get; init; }

    /// <summary>{0} of {1}.</summary>
    public required string Page { get; init; }

    /// <summary>{0}: how many older rows did not fit.</summary>
    public required string Older { get; init; }

    public static ReportWords Of(Language language) => language switch
    {
        Language.Ru => s_russian,
        Language.Uk => s_ukrainian,
        Language.Pt => s_portuguese,
        Language.Vi => s_vietnamese,
        _ => s_english,
    };

    private static readonly ReportWords s_english = new()
    {
        Title = "Report for the doctor",
        About = "Measured and written down at home. Numbers as they were told; no diagnosis.",
        Averages = "Averages",
        AverageHeads = ["", "times", "average", "lowest – highest", "watched limit, source"],
        Readings = "Readings",
        When = "Date, time",
        Pressure = "Pressure",
        Kinds = ["Pulse", "Mood", "Pain", "Sleep", "SpO2", "Sugar", "Weight", "Temp.", "Breaths"],
        Medicines = "Medicines",
        Taken = "Planned doses marked as taken: {0} of {1}.",
        Notes = "In their own words",
        ByDoctor = "set by the doctor",
        Nothing = "Nothing was written down in this time.",
        Page = "page {0} of {1}",
        Older = "{0} older rows are not shown.",
    };

    private static readonly ReportWords s_russian = new()
    {
        Title = "Отчёт для врача",
        About = "Измерено и записано дома. Числа со слов человека; это не диагноз.",
        Averages = "Средние значения",
        AverageHeads = ["", "раз", "среднее", "от – до", "граница, источник"],
        Readings = "Измерения",
        When = "Дата, время",
        Pressure = "Давление",
        Kinds = ["Пульс", "Самоч.", "Боль", "Сон", "SpO2", "Сахар", "Вес", "Темп.", "Дыхание"],
        Medicines = "Лекарства",
        Taken = "Отмечено приёмов: {0} из {1} по плану.",
        Notes = "Своими словами",
        ByDoctor = "назначил врач",
        Nothing = "За это время записей нет.",
        Page = "страница {0} из {1}",
        Older = "Не показано более старых строк: {0}.",
    };

    private static readonly ReportWords s_ukrainian = new()
    {
        Title = "Звіт для лікаря",
        About = "Виміряно й записано вдома. Числа зі слів людини; це не діагноз.",
        Averages = "Середні значення",
        AverageHeads = ["", "разів", "середнє", "від – до", "межа, джерело"],
        Readings = "Вимірювання",
        When = "Дата, час",
        Pressure = "Тиск",
        Kinds = ["Пульс", "Самоп.", "Біль", "Сон", "SpO2", "Цукор", "Вага", "Темп.", "Дихання"],
        Medicines = "Ліки",
        Taken = "Позначено прийомів: {0} з {1} за планом.",
        Notes = "Своїми словами",
        ByDoctor = "призначив лікар",
        Nothing = "За цей час записів немає.",
        Page = "сторінка {0} з {1}",
        Older = "Не показано давніших рядків: {0}.",
    };

    private static readonly ReportWords s_portuguese = new()
    {
        Title = "Relatório para o médico",
        About = "Medido e anotado em casa. Números como foram ditos; não é um diagnóstico.",
        Averages = "Médias",
        AverageHeads = ["", "vezes", "média", "menor – maior", "limite, fonte"],
        Readings = "Medições",
        When = "Data, hora",
        Pressure = "Pressão",
        Kinds = ["Pulso", "Dispos.", "Dor", "Sono", "SpO2", "Açúcar", "Peso", "Temp.", "Resp."],
        Medicines = "Remédios",
        Taken = "Doses marcadas como tomadas: {0} de {1} previstas.",
        Notes = "Nas próprias palavras",
        ByDoctor = "definido pelo médico",
        Nothing = "Não há anotações neste período.",
        Page = "página {0} de {1}",
        Older = "Linhas mais antigas não mostradas: {0}.",
    };

    private static readonly ReportWords s_vietnamese = new()
    {
        Title = "Báo cáo cho bác sĩ",
        About = "Đo và ghi tại nhà. Số liệu theo lời người bệnh; không phải chẩn đoán.",
        Averages = "Giá trị trung bình",
        AverageHeads = ["", "số lần", "trung bình", "thấp – cao", "ngưỡng, nguồn"],
        Readings = "Các lần đo",
        When = "Ngày, giờ",
        Pressure = "Huyết áp",
        Kinds = ["Mạch", "Sức khỏe", "Đau", "Ngủ", "SpO2", "Đường", "Cân", "Nhiệt", "Nhịp thở"],
        Medicines = "Thuốc",
        Taken = "Số liều đã uống: {0} trên {1} liều theo lịch.",
        Notes = "Theo lời kể",
        ByDoctor = "do bác sĩ đặt",
        Nothing = "Trong thời gian này chưa có ghi chép.",
        Page = "trang {0} / {1}",
        Older = "{0} dòng cũ hơn không hiển thị.",
    };
}

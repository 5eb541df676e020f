using Companion.People;

namespace Companion.News;

/// <summary>The sentences of a week. {0} and on are filled in.</summary>
internal sealed record NewsWords
{
    /// <summary>{0} name, {1} days.</summary>
    public required string Head { get; init; }

    /// <summary>{0} averages.</summary>
    public required string Averages { get; init; }

    /// <summary>Behind a value; {0} the week before's.</summary>
    public required string Before { get; init; }

    /// <summary>{0} answered, {1} missed.</summary>
    public required string CheckIns { get; init; }

    /// <summary>{0} taken, {1} due.</summary>
    public required string Medicines { get; init; }

    /// <summary>{0} a list of kinds with counts.</summary>
    public required string Outside { get; init; }

    /// <summary>{0} how many readings over 180/120.</summary>
    public required string VeryHigh { get; init; }

    public required string Pressure { get; init; }

    /// <summary>{0} name.</summary>
    public required string Nothing { get; init; }

    /// <summary>{0} name.</summary>
    public required string Close { get; init; }

    public static NewsWords Of(Language language) => language switch
    {
        Language.Ru => s_russian,
        Language.Uk => s_ukrainian,
        Language.Pt => s_portuguese,
        Language.Vi => s_vietnamese,
        _ => s_english,
    };

    private static readonly NewsWords s_english = new()
    {
        Head = "{0}: the week of {1}.",
        Averages = "On average: {0}.",
        Before = "the week before {0}",
        CheckIns = "Daily questions answered: {0}, missed: {1}.",
        Medicines = "Medicines: {0} of {1} planned doses marked as taken.",
        Outside = "Outside the limits that are watched: {0}.",
        VeryHigh = "Blood pressure over 180/120 was told {0} times; it was measured again and asked about each time.",
        Pressure = "blood pressure",
        Nothing = "{0} wrote nothing down this week. A call would surely be welcome.",
        Close = "These are readings from home, not a diagnosis. If something worries you, speak with {0} or with the doctor.",
    };

    private static readonly NewsWords s_russian = new()
    {
        Head = "{0}: неделя {1}.",
        Averages = "В среднем: {0}.",
        Before = "неделей раньше {0}",
        CheckIns = "На ежедневные вопросы ответов: {0}, пропущено: {1}.",
        Medicines = "Лекарства: отмечено {0} из {1} приёмов по плану.",
        Outside = "За границами, за которыми следим: {0}.",
        VeryHigh = "Давление выше 180/120 называлось {0} раз; каждый раз его измеряли снова и спрашивали о самочувствии.",
        Pressure = "давление",
        Nothing = "{0}: на этой неделе записей нет. Звонок наверняка обрадует.",
        Close = "Это домашние измерения, а не диагноз. Если что-то тревожит, поговорите с близким человеком или с врачом.",
    };

    private static readonly NewsWords s_ukrainian = new()
    {
        Head = "{0}: тиждень {1}.",
        Averages = "У середньому: {0}.",
        Before = "тижнем раніше {0}",
        CheckIns = "На щоденні запитання відповідей: {0}, пропущено: {1}.",
        Medicines = "Ліки: позначено {0} з {1} прийомів за планом.",
        Outside = "За межами, за якими стежимо: {0}.",
        VeryHigh = "Тиск понад 180/120 називався {0} раз; щоразу його вимірювали знову й питали про самопочуття.",
        Pressure = "тиск",
        Nothing = "{0}: цього тижня записів немає. Дзвінок напевно порадує.",
        Close = "Це домашні вимірювання, а не діагноз. Якщо щось непокоїть, поговоріть із близькою людиною або з лікарем.",
    };

    private static readonly NewsWords s_portuguese = new()
    {
        Head = "{0}: a semana de {1}.",
        Averages = "Em média: {0}.",
        Before = "na semana anterior {0}",
        CheckIns = "Perguntas do dia respondidas: {0}, sem resposta: {1}.",
        Medicines = "Remédios: {0} de {1} doses previstas marcadas como tomadas.",
        Outside = "Fora dos limites acompanhados: {0}.",
        VeryHigh = "Pressão acima de 180/120 foi informada {0} vezes; cada vez foi medida de novo e perguntamos como se sentia.",
        Pressure = "pressão",
        Nothing = "{0}: nesta semana não há anotações. Uma ligação com certeza alegra.",
        Close = "São medições feitas em casa, não um diagnóstico. Se algo preocupa, converse com a pessoa ou com o médico.",
    };

    private static readonly NewsWords s_vietnamese = new()
    {
        Head = "{0}: tuần {1}.",
        Averages = "Trung bình: {0}.",
        Before = "tuần trước {0}",
        CheckIns = "Câu hỏi hằng ngày đã trả lời: {0}, chưa trả lời: {1}.",
        Medicines = "Thuốc: đã uống {0} trên {1} liều theo lịch.",
        Outside = "Ngoài ngưỡng được theo dõi: {0}.",
        VeryHigh = "Huyết áp trên 180/120 được báo {0} lần; lần nào cũng đã đo lại và hỏi thăm.",
        Pressure = "huyết áp",
        Nothing = "{0}: tuần này chưa có ghi chép. Một cuộc gọi hỏi thăm chắc sẽ vui lắm.",
        Close = "Đây là số đo tại nhà, không phải chẩn đoán. Nếu lo lắng, hãy hỏi thăm người nhà hoặc hỏi bác sĩ.",
    };
}

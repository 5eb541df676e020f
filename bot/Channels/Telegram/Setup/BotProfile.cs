using Companion.Bot.Channels.Telegram.Api;
using Companion.People;

namespace Companion.Bot.Channels.Telegram.Setup;

/// <summary>What Telegram itself shows of the bot: its command menu and its two descriptions.</summary>
/// <param name="Description">An empty chat shows it; at most 512 characters.</param>
/// <param name="ShortDescription">The bot's page shows it; at most 120 characters.</param>
internal sealed record BotProfile(IReadOnlyList<BotCommand> Commands, string Description, string ShortDescription)
{
    public static BotProfile In(Language language) => language switch
    {
        Language.En => new(
            Menu("I need help now", "Everything I can do", "How are you today?", "How to talk to me", "Talk to a person", "Change the language", "Stop what we are doing"),
            "Hello! I am Companion. Every day I ask how you are, keep track of your blood pressure and how you feel, and call your family if you need help. Press “Start”, and let us get to know each other.",
            "Asks how you are every day, and calls for help when it is needed."),
        Language.Ru => new(
            Menu("Мне нужна помощь", "Всё, что я умею", "Как вы сегодня?", "Как со мной говорить", "Поговорить с человеком", "Сменить язык", "Остановиться"),
            "Здравствуйте! Я — Companion. Каждый день я спрашиваю, как вы себя чувствуете, записываю давление и самочувствие, а если понадобится помощь — зову ваших близких. Нажмите «Старт», и давайте познакомимся.",
            "Каждый день спрошу, как вы себя чувствуете, а если нужно — позову на помощь."),
        Language.Uk => new(
            Menu("Мені потрібна допомога", "Усе, що я вмію", "Як ви сьогодні?", "Як зі мною говорити", "Поговорити з людиною", "Змінити мову", "Зупинитися"),
            "Вітаю! Я — Companion. Щодня я питаю, як ви почуваєтеся, записую тиск і самопочуття, а якщо знадобиться допомога — кличу ваших близьких. Натисніть «Старт», і познайомимося.",
            "Щодня запитаю, як ви почуваєтеся, а якщо треба — покличу на допомогу."),
        Language.Pt => new(
            Menu("Preciso de ajuda agora", "Tudo o que eu faço", "Como vai hoje?", "Como falar comigo", "Falar com uma pessoa", "Mudar o idioma", "Parar o que estamos fazendo"),
            "Olá! Eu sou o Companion. Todos os dias pergunto como vai, anoto a pressão e como se sente, e chamo a família se precisar de ajuda. Toque em “Iniciar” para nos conhecermos.",
            "Pergunta todos os dias como vai, e chama ajuda quando é preciso."),
        Language.Vi => new(
            Menu("Tôi cần giúp ngay", "Những gì tôi giúp được", "Hôm nay bác thế nào?", "Cách trò chuyện với tôi", "Nói chuyện với người thật", "Đổi ngôn ngữ", "Dừng lại"),
            "Kính chào bác! Tôi là Companion. Mỗi ngày tôi hỏi thăm sức khỏe, ghi lại huyết áp giúp bác, và báo cho người thân khi bác cần giúp. Bác bấm “Bắt đầu” để mình làm quen nhé.",
            "Mỗi ngày hỏi thăm bác, và gọi người giúp khi cần."),
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "not a language of Companion"),
    };

    private static BotCommand[] Menu(string sos, string menu, string checkIn, string help, string human, string language, string stop) =>
    [
        new("sos", sos),
        new("menu", menu),
        new("checkin", checkIn),
        new("help", help),
        new("human", human),
        new("language", language),
        new("stop", stop),
    ];
}

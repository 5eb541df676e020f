using Companion.Conversations;
using Companion.Dialogs;
using Companion.People;

namespace Companion.Bot.Dialogs;

/// <summary>Said when a message could not be taken at all. Stands here and not among the dialogs' texts, because those may be what failed.</summary>
internal sealed class Apology : IApology
{
    public OutMessage For(Inbound inbound) => new() { Text = In(Languages.FromTag(inbound.LanguageTag) ?? Language.En) };

    private static string In(Language language) => language switch
    {
        Language.Ru => "Простите, с этим сообщением у меня не получилось справиться. Напишите, пожалуйста, по-другому. Если срочно, звоните 112.",
        Language.Uk => "Перепрошую, з цим повідомленням у мене не вийшло впоратися. Напишіть, будь ласка, інакше. Якщо терміново, телефонуйте 112.",
        Language.Pt => "Desculpe, não consegui entender esta mensagem. Por favor, escreva de outra forma. Se for urgente, ligue para 112 ou 192.",
        Language.Vi => "Xin lỗi bác, tôi chưa xử lý được tin nhắn này. Bác viết lại cách khác giúp tôi nhé. Nếu khẩn cấp, bác gọi 115.",
        _ => "I am sorry, I could not take that message. Please write it another way. If it is urgent, call 112 or 911.",
    };
}

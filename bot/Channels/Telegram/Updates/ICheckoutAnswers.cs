using Companion.People;

namespace Companion.Bot.Channels.Telegram.Updates;

/// <summary>Says yes or no to a payment that a person has just confirmed; Telegram waits 10 seconds.</summary>
internal interface ICheckoutAnswers
{
    /// <returns>Why not, in the person's language; null: yes.</returns>
    ValueTask<string?> RefusalAsync(PreCheckout checkout, CancellationToken cancellationToken);
}

/// <summary>While nothing is sold, no payment is taken.</summary>
internal sealed class NothingForSale : ICheckoutAnswers
{
    public ValueTask<string?> RefusalAsync(PreCheckout checkout, CancellationToken cancellationToken) =>
        new(Languages.FromTag(checkout.From?.LanguageCode) switch
        {
            Language.Ru => "Простите, сейчас оплата не принимается. Деньги не списаны.",
            Language.Uk => "Вибачте, зараз оплата не приймається. Гроші не списано.",
            Language.Pt => "Desculpe, no momento não aceitamos pagamentos. Nada foi cobrado.",
            Language.Vi => "Xin lỗi bác, hiện chưa nhận thanh toán. Bác chưa bị trừ tiền.",
            _ => "Sorry, payments are not taken at the moment. You have not been charged.",
        });
}

using Companion.Dialogs;
using Companion.People;

namespace Companion.Conversations.Turns;

/// <summary>Somebody who writes for the first time: a person and a conversation, where the tenant takes people unasked.</summary>
internal sealed class Newcomers(ConversationOptions options)
{
    /// <returns>Null: not taken. Its first turn will create it in the database.</returns>
    public LiveConversation? Create(Pending pending)
    {
        if (pending.ConversationId is not null || !options.AutoProvision)
        {
            return null;
        }

        var inbound = pending.Inbound;
        var name = inbound.SenderName?.Trim() ?? "";
        return new LiveConversation
        {
            TenantId = pending.TenantId,
            Id = Guid.CreateVersion7(),
            LastChat = inbound.Chat,

            // Nobody can have said anything before.
            IsContinued = true,
            State = ConversationState.New(new Profile
            {
                PersonId = Guid.CreateVersion7(),
                Language = Languages.FromTag(inbound.LanguageTag) ?? options.DefaultLanguage,
                Name = name.Length > 60 ? name[..60] : name,
            }),
        };
    }
}

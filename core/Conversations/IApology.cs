using Companion.Dialogs;

namespace Companion.Conversations;

/// <summary>What a person hears when their message could not be taken, in the language that the channel tells.</summary>
public interface IApology
{
    OutMessage For(Inbound inbound);
}

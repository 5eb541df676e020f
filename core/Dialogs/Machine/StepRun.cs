namespace Companion.Dialogs;

internal sealed partial class StepRun(DialogCatalogue catalogue, ConversationState state, StepContext context)
{
    public StepResult Take(Input input)
    {
        _ = (catalogue, context, input);
        return new(state, [], null, null);
    }
}

using Companion.Bot.Dialogs;
using Companion.Dialogs;

namespace Companion.Bot.Tests.Dialogs;

public sealed class BuiltInDialogsTests
{
    [Fact]
    public void Load_OfTheBuiltInDialogs_FindsNothingWrong() =>
        Should.NotThrow(() => DialogCatalogue.LoadEmbedded(typeof(BuiltInFeatures).Assembly)).Current.Length.ShouldBeGreaterThan(10);
}

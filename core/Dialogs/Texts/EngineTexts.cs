using System.Collections.Frozen;
using System.Collections.Immutable;
using Companion.People;
using Companion.Understanding;

namespace Companion.Dialogs;

/// <summary>The engine's own sentences (conversation.*), and the words of the always-there keyboard.</summary>
internal sealed class EngineTexts
{
    private readonly FrozenDictionary<string, DialogText> _texts;
    private readonly FrozenDictionary<string, GlobalIntent> _homeWords;
    private readonly ImmutableArray<HomeKeyboard> _home;

    public EngineTexts(TextFolder? folder)
    {
        _texts = (folder?.Keys ?? []).Select(k => folder!.Find(k)!).ToFrozenDictionary(t => t.Key, StringComparer.Ordinal); // listed keys are found
        _home = [.. Languages.All.Select(l => new HomeKeyboard(Word("conversation.home.sos", l), Word("conversation.home.menu", l), Word("conversation.home.help", l)))];
        var words = new Dictionary<string, GlobalIntent>(StringComparer.OrdinalIgnoreCase);
        foreach (var home in _home)
        {
            words.TryAdd(home.Sos, GlobalIntent.Sos);
            words.TryAdd(home.Menu, GlobalIntent.Menu);
            words.TryAdd(home.Help, GlobalIntent.Help);
        }

        _homeWords = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public IEnumerable<DialogText> All => _texts.Values;

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>A key that nobody wrote is shown as itself: the verifier refuses such a set before it is published.</summary>
    public string Say(string key, ValueSource values, int turn = 0) => _texts.TryGetValue(key, out var text) ? text.Render(values, turn) : key;

    public int Variants(string key, Language language) => _texts.TryGetValue(key, out var text) ? text.Lines(language).Length : 0;

    public DialogText? Find(string key) => _texts.GetValueOrDefault(key);

    public string Word(string key, Language language) => _texts.TryGetValue(key, out var text) && text.Lines(language) is [var first, ..] ? first : key;

    public HomeKeyboard Home(Language language) => _home[(int)language];

    public GlobalIntent? HomeWord(string text) => _homeWords.TryGetValue(text, out var intent) ? intent : null;
}

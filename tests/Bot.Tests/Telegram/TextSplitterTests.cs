using Companion.Bot.Channels.Telegram.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace Companion.Bot.Tests.Telegram;

public class TextSplitterTests
{
    [Fact]
    public void Split_WhateverTheText_LosesNothingAndKeepsTheLimit() =>
        Prop.ForAll(
            (from alphabet in Gen.Elements("ab ", "a. \n", "я́\u0301", "😀", "👩\u200D👩\u200D👧", "\n\n", "x\u0301\u0301")
             from length in Gen.Choose(0, 60)
             from limit in Gen.Choose(2, 20)
             from picks in Gen.ArrayOf(Gen.Choose(0, 1000), length)
             select (Text: string.Concat(picks.Select(pick => Rune(alphabet, pick))), Limit: limit)).ToArbitrary(),
            sample => Holds(sample.Text, sample.Limit)).QuickCheckThrowOnFailure();

    [Fact]
    public void Split_WhenAnyString_LosesNothing() =>
        Prop.ForAll<string?>(text => Holds(text ?? "", 7)).QuickCheckThrowOnFailure();

    [Fact]
    public void Split_WhenItFits_IsOnePart() => TextSplitter.Split("Здравствуйте!", 13).ShouldBe(["Здравствуйте!"]);

    [Theory]
    [InlineData("aaaa bbb.\n\ncccc. dddd\neee", 20, "aaaa bbb.\n\n")]
    [InlineData("aaaa bbb. ccc\ndddd eeee. ffff", 20, "aaaa bbb. ccc\n")]
    [InlineData("aaaa bbbb. cccc dddd eeee", 20, "aaaa bbbb. ")]
    [InlineData("aaaa bbbb cccc dddd eeee", 17, "aaaa bbbb cccc ")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaaa")]
    public void Split_WhenTooLong_CutsWhereAReaderWould(string text, int limit, string first) =>
        TextSplitter.Split(text, limit)[0].ShouldBe(first);

    [Fact]
    public void Split_WhenALetterHasMarks_KeepsThemTogether() =>
        TextSplitter.Split("aaaaaaaaae\u0301bbbb", 10)[0].ShouldBe("aaaaaaaaa");

    [Fact]
    public void Split_WhenASmileStandsAtTheLimit_DoesNotCutItInHalf() => TextSplitter.Split("aaaaaaaaa😀bbb", 10)[0].ShouldBe("aaaaaaaaa");

    private static bool Holds(string text, int limit)
    {
        var parts = TextSplitter.Split(text, limit);
        return string.Concat(parts) == text
            && parts.All(part => part.Length <= limit)
            && (text.Length == 0 || parts.All(part => part.Length > 0))
            && parts.Skip(1).All(part => !(char.IsLowSurrogate(part[0]) && text.Contains("" + part[0], StringComparison.Ordinal) && StartsHalf(text, parts, part)));
    }

    private static bool StartsHalf(string text, List<string> parts, string part)
    {
        var at = parts.TakeWhile(other => !ReferenceEquals(other, part)).Sum(other => other.Length);
        return at > 0 && char.IsHighSurrogate(text[at - 1]);
    }

    private static string Rune(string alphabet, int pick)
    {
        var runes = alphabet.EnumerateRunes().ToArray();
        return runes[pick % runes.Length].ToString();
    }
}

using Companion.Bot.Channels.Telegram.Rendering;
using Companion.Dialogs;
using FsCheck;
using FsCheck.Fluent;

namespace Companion.Bot.Tests.Telegram;

public class TelegramRendererTests
{
    private static readonly HomeKeyboard Home = new("🆘 SOS", "Меню", "Помощь");

    [Fact]
    public void Render_WhenPlain_SendsTheTextAsItIs() =>
        TelegramRenderer.Render(new() { Text = "5 < 6 & <b>нет</b>" }).ShouldHaveSingleItem().ShouldBe(new("5 < 6 & <b>нет</b>", Html: false));

    [Fact]
    public void Render_WhenBold_EscapesEverythingElse() =>
        TelegramRenderer.Render(new() { Text = "a<b \uE000x & <y>\uE001 c>d" }).ShouldHaveSingleItem()
            .ShouldBe(new("a&lt;b <b>x &amp; &lt;y&gt;</b> c&gt;d", Html: true));

    [Theory]
    [InlineData("\uE000open", "<b>open</b>")]
    [InlineData("\uE000\uE000a\uE001\uE001b", "<b>a</b>b")]
    [InlineData("\uE001a\uE000b\uE001", "a<b>b</b>")]
    public void Render_WhenMarksDoNotMatch_StillClosesEveryTag(string text, string html) =>
        TelegramRenderer.Render(new() { Text = text })[0].ShouldBe(new(html, Html: true));

    [Fact]
    public void Render_WhenNothingIsBoldBetweenTheMarks_IsPlain() =>
        TelegramRenderer.Render(new() { Text = "\uE000\uE001a" })[0].ShouldBe(new("a", Html: false));

    [Fact]
    public void Render_WhenBoldIsCut_ClosesAndOpensItAgain()
    {
        var parts = TelegramRenderer.Render(new() { Text = "\uE000" + new string('a', 5000) + "\uE001" });

        parts.Count.ShouldBe(2);
        parts[0].Text.ShouldBe("<b>" + new string('a', 4096) + "</b>");
        parts[1].Text.ShouldBe("<b>" + new string('a', 904) + "</b>");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u200B")]
    public void Render_WhenThereIsNothingToSay_SaysNothing(string text)
    {
        TelegramRenderer.Render(new() { Text = text }).ShouldBeEmpty();
        TelegramRenderer.Render(new() { Text = text, Home = Home }).ShouldHaveSingleItem().Text.ShouldBe("…");
    }

    [Fact]
    public void Render_WhenLong_PutsTheButtonsUnderTheLastPart()
    {
        var parts = TelegramRenderer.Render(new() { Text = new string('a', 9000), Buttons = [[new("Да", "t")]] });

        parts.Count.ShouldBe(3);
        parts.Take(2).ShouldAllBe(part => part.Markup == null);
        parts[^1].Markup.ShouldBeOfType<InlineKeyboard>();
    }

    [Fact]
    public void Render_WhenBothKeyboards_DividesAtTheFirstParagraph()
    {
        var parts = TelegramRenderer.Render(new() { Text = "Здравствуйте!\n\nКак вы?", Home = Home, Buttons = [[new("Хорошо", "t")]] });

        parts.Select(part => part.Text).ShouldBe(["Здравствуйте!\n\n", "Как вы?"]);
        parts[0].Markup.ShouldBeOfType<HomeReplyKeyboard>();
        parts[1].Markup.ShouldBeOfType<InlineKeyboard>();
    }

    [Fact]
    public void Render_WhenBothKeyboardsAndOneParagraph_BringsTheKeyboardFirst()
    {
        var parts = TelegramRenderer.Render(new() { Text = "Как вы?", Home = Home, Buttons = [[new("Хорошо", "t")]] });

        parts.Select(part => part.Text).ShouldBe(["🆘 SOS · Меню · Помощь", "Как вы?"]);
        parts[0].Markup.ShouldBeOfType<HomeReplyKeyboard>();
        parts[1].Markup.ShouldBeOfType<InlineKeyboard>();
    }

    [Fact]
    public void Render_WhenHome_SosIsFirstAndAlone()
    {
        var keyboard = TelegramRenderer.Render(new() { Text = "x", Home = Home })[0].Markup.ShouldBeOfType<HomeReplyKeyboard>();

        keyboard.Rows[0].ShouldHaveSingleItem().ShouldBe(new("🆘 SOS", HomeKeyKind.Sos));
        keyboard.Rows[1].Select(key => key.Label).ShouldBe(["Меню", "Помощь"]);
    }

    [Fact]
    public void Render_WhenLocationIsAskedFor_SosStays()
    {
        var keyboard = TelegramRenderer.Render(new() { Text = "Где вы?", Request = OutRequest.Location, RequestLabel = "Я здесь" })[0]
            .Markup.ShouldBeOfType<HomeReplyKeyboard>();

        keyboard.Rows[0][0].Kind.ShouldBe(HomeKeyKind.Sos);
        keyboard.Rows[1].ShouldHaveSingleItem().ShouldBe(new("Я здесь", HomeKeyKind.Location));
    }

    [Fact]
    public void Render_WhenPictureAndShortText_IsOneCaption()
    {
        var media = new OutMedia(FileKind.Photo, Guid.NewGuid(), "График");

        TelegramRenderer.Render(new() { Text = "Ваша неделя", Media = media }).ShouldHaveSingleItem().ShouldBe(new("Ваша неделя", false, media));
        TelegramRenderer.Render(new() { Text = "", Media = media }).ShouldHaveSingleItem().Text.ShouldBe("График");
    }

    [Fact]
    public void Render_WhenPictureAndLongText_TheTextFollows()
    {
        var parts = TelegramRenderer.Render(
            new() { Text = new string('a', 1025), Media = new(FileKind.Photo, Guid.NewGuid(), "График"), Buttons = [[new("Да", "t")]] });

        parts.Select(part => (part.Text.Length, part.Media is null, part.Markup is null)).ShouldBe([(0, false, true), (1025, true, false)]);
    }

    [Fact]
    public void Render_WhenAButtonCalls_TheNumberStandsInTheText()
    {
        var part = TelegramRenderer.Render(new() { Text = "Помощь близко", Buttons = [[new("Скорая", Url: "tel:103")]] }).ShouldHaveSingleItem();

        part.Text.ShouldBe("Помощь близко\n☎ Скорая: 103");
        part.Markup.ShouldBeNull();
    }

    [Fact]
    public void Render_WhateverTheMessage_KeepsTelegramsLimits() =>
        Prop.ForAll<string?, bool, bool>((text, home, buttons) =>
        {
            var message = new OutMessage
            {
                Text = string.Concat(Enumerable.Repeat((text ?? "") + " ", 600)),
                Home = home ? Home : null,
                Buttons = buttons ? [[new("Да", "t"), new("Нет", "u")]] : [],
            };
            return TelegramRenderer.Render(message).All(part => part.Html || (part.Text.Length is > 0 and <= 4096 && part.Text.Trim().Length > 0));
        }).QuickCheckThrowOnFailure();
}

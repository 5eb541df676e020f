using System.Collections.Immutable;
using Companion.Bot.Channels.Telegram.Rendering;
using Companion.Dialogs;

namespace Companion.Bot.Tests.Telegram;

public class ButtonLayoutTests
{
    [Theory]
    [InlineData("Да,Нет", "2")]
    [InlineData("1,2,3,4,5", "5")]
    [InlineData("0,1,2,3,4,5,6,7,8,9,10", "4,4,3")]
    [InlineData("Хорошо,Так себе,Плохо", "3")]
    [InlineData("Чувствую себя хорошо,Нет", "1,1")]
    [InlineData("Позвонить дочери,Вызвать скорую помощь,Отмена", "1,1,1")]
    public void Arrange_FitsLabelsToASmallScreen(string labels, string rows) =>
        Rows([.. labels.Split(',').Select(label => new OutButton(label, "t"))])!.Rows.Select(row => row.Length)
            .ShouldBe(rows.Split(',').Select(int.Parse));

    [Fact]
    public void Arrange_WhenTheDialogAsksForRows_NeverJoinsThem() =>
        ButtonLayout.Arrange([[new("1", "a")], [new("2", "b")]])!.Rows.Length.ShouldBe(2);

    [Fact]
    public void Arrange_WhenTelegramWouldRefuseAButton_LeavesItOut() =>
        Rows(new("a", new string('x', 64)), new("b", new string('x', 65)), new("c", new string('я', 33)), new("d"), new(" ", "t"), new("e", Url: "javascript:x"))!
            .Rows.SelectMany(row => row).Select(button => button.Label).ShouldBe(["a"]);

    [Fact]
    public void Arrange_WhenNothingIsLeft_IsNone()
    {
        Rows(new OutButton("x")).ShouldBeNull();
        ButtonLayout.Arrange([[], default]).ShouldBeNull();
        ButtonLayout.Arrange(default).ShouldBeNull();
    }

    [Fact]
    public void Arrange_WhenAddress_OpensIt() =>
        Rows(new OutButton("Карта", Url: "https://example.org/"))!.Rows[0][0].ShouldBe(new("Карта", null, "https://example.org/"));

    private static InlineKeyboard? Rows(params ImmutableArray<OutButton> row) => ButtonLayout.Arrange([row]);
}

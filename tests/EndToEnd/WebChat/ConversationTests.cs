using Microsoft.Playwright;

namespace Companion.EndToEnd.WebChat;

[Collection(WebPage.Name)]
public sealed class ConversationTests(WebStage stage)
{
    [Fact]
    public async Task Page_InRussian_GoesFromTheFirstHelloToASavedCheckIn()
    {
        var user = await stage.OpenAsync(new() { Locale = "ru-RU", TimezoneId = "Europe/Berlin", ViewportSize = new() { Width = 900, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        await user.HearsAsync("Здравствуйте! Я Companion");
        await Assertions.Expect(user.Page.Locator("#send")).ToHaveTextAsync("Отправить");

        await user.GoesThroughAsync(
            ("[Русский]", "Как вас называть?"),
            ("Мария", "В какой стране"),
            ("Германия", "Дневник здоровья"),
            ("[✅ Да, согласие даю]", "Свободная беседа"),
            ("[Нет]", "Показывать близким"),
            ("[Нет]", "В котором часу"),
            ("[9:00]", "Вот и всё, Мария"),
            ("[Позже]", "Пишите в любое время"),
            ("/checkin", "Как вы себя сегодня чувствуете?"));
        await user.ShotAsync("page-ru-mood");
        await user.GoesThroughAsync(
            ("[🙂 Хорошо]", "Болит ли что-нибудь?"),
            ("ноль", "Сколько часов вы спали?"),
            ("семь с половиной", "Какое у вас давление?"),
            ("сто двадцать на восемьдесят", "А пульс?"),
            ("72", "принимали свои лекарства?"),
            ("[✅ Да]", "Беспокоит ли вас"));
        await user.ShotAsync("page-ru-trouble");
        await user.GoesThroughAsync(
            ("[👍 Нет, ничего]", "Хотите что-нибудь добавить?"),
            ("[⏭ Пропустить]", "давление: 120/80"),
            ("[✅ Да, записать]", "Спасибо, всё записано"));

        await user.ShotAsync("page-ru-done");
        (await stage.Bot.Database.ScalarAsync<long>("select count(*) from measurements where systolic = 120 and diastolic = 80")).ShouldBe(1);
    }

    [Fact]
    public async Task Page_InVietnameseOnATelephone_GoesFromTheFirstHelloToASavedCheckInAndAPicture()
    {
        var user = await stage.OpenAsync(new()
        {
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = "Asia/Ho_Chi_Minh",
            ColorScheme = ColorScheme.Dark,
            ViewportSize = new() { Width = 390, Height = 844 },
            HasTouch = true,
            IsMobile = true,
        });
        await user.HearsAsync("là Companion");
        await Assertions.Expect(user.Page.Locator("#send")).ToHaveTextAsync("Gửi");

        await user.GoesThroughAsync(
            ("[Tiếng Việt]", "gọi bác là gì ạ?"),
            ("Lan", "Bác sống ở nước nào"),
            ("[Việt Nam]", "Nhật ký sức khỏe"),
            ("[✅ Tôi đồng ý]", "Trò chuyện tự do"),
            ("[Không]", "Cho người khác xem"),
            ("[Không]", "mấy giờ"),
            ("[9:00]", "cảm ơn bác Lan"),
            ("[Để sau]", "lúc nào cũng được"),
            ("/checkin", "Hôm nay bác thấy trong người thế nào ạ?"),
            ("[🙂 Khỏe]", "Bác có đau ở đâu không"),
            ("0", "ngủ được mấy tiếng"));
        await user.ShotAsync("page-vi-dark");
        await user.GoesThroughAsync(
            ("7", "Huyết áp của bác"),
            ("118/76", "mạch"),
            ("71", "uống thuốc"),
            ("[✅ Có]", "khó chịu"),
            ("[👍 Không có gì]", "kể thêm gì"),
            ("[⏭ Bỏ qua]", "huyết áp: 118/76"),
            ("[✅ Đúng, lưu lại]", "ghi xong rồi"));

        (await user.FitsAsync()).ShouldBeTrue();
        await user.SaysAsync("/trends");
        await user.TapsAsync("Tuần của tôi");
        var picture = user.Page.Locator(".message.said img");
        await Assertions.Expect(picture).ToBeVisibleAsync();
        await Assertions.Expect(picture).ToHaveAttributeAsync("alt", new System.Text.RegularExpressions.Regex("118/76"));
        (await picture.EvaluateAsync<int>("async each => { await each.decode(); return each.naturalWidth; }")).ShouldBeGreaterThan(500);
        (await picture.EvaluateAsync<string>("async each => (await fetch(each.src)).headers.get('content-type')")).ShouldStartWith("image/svg+xml");
        (await picture.EvaluateAsync<string>("async each => (await fetch(each.parentElement.href)).headers.get('content-type')")).ShouldBe("image/png");
        await user.ShotAsync("page-vi-picture");
        (await ChartAsync(user, "week")).ShouldContain("118/76");
        (await ChartAsync(user, "decade")).ShouldBe("404");
    }

    [Fact]
    public async Task Page_ByKeyboardAlone_IsUsedThroughout()
    {
        var user = await stage.OpenAsync();
        var page = user.Page;
        await user.HearsAsync("Which language shall we speak");

        // The first Tab offers the way past everything; Enter takes it.
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        await user.TabToAsync(user.Answer("English"), "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await user.HearsAsync("call you");
        await user.TabToAsync(page.Locator("#text"));
        foreach (var (says, hears) in ((string, string)[])[("Anna", "Which country"), ("Germany", "health diary")])
        {
            await page.Keyboard.TypeAsync(says);
            await page.Keyboard.PressAsync("Enter");
            await user.HearsAsync(hears);
            await Assertions.Expect(page.Locator("#text")).ToBeFocusedAsync();
        }

        await user.TabToAsync(user.Answer("✅ Yes, I agree"), "Shift+Tab");
        await page.Keyboard.PressAsync("Space");
        await user.HearsAsync("Free conversation");

        // Into the settings and out again: the focus comes back to where it was.
        await user.TabToAsync(page.Locator("#settings-open"), "Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await user.TabToAsync(page.Locator("#larger"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#size-now")).ToHaveTextAsync("115 %");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#settings")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#settings-open")).ToBeFocusedAsync();

        await user.TabToAsync(user.Sos);
        await page.Keyboard.PressAsync("Enter");
        await user.HearsAsync("112");
    }

    /// <summary>The same picture as SVG, by the person's own token.</summary>
    private static Task<string> ChartAsync(PageUser user, string period) => user.Page.EvaluateAsync<string>(
        """
        async period => {
          const credential = localStorage.getItem('companion.credential');
          const headers = { 'Content-Type': 'application/json' };
          const { token } = await (await fetch('/directline/tokens/generate', { method: 'POST', headers, body: JSON.stringify({ credential }) })).json();
          const answer = await fetch(`/charts/${period}`, { headers: { Authorization: `Bearer ${token}` } });
          return answer.ok ? await answer.text() : String(answer.status);
        }
        """,
        period);
}

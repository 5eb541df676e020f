using System.Net;
using Companion.Bot.Channels.Sms;
using Companion.People;
using Companion.Storage;
using Companion.TelegramSimulator;
using Microsoft.Extensions.DependencyInjection;

namespace Companion.EndToEnd.Safety;

/// <summary>Help is called for by other ways when a chat does not do.</summary>
public sealed class WayTests : AlarmStage, IDisposable
{
    private const string Secret = "twilio-secret";
    private const string PublicUrl = "https://companion.example";

    private readonly SmsStub _sms;
    private readonly SmtpStub _smtp;

    public WayTests()
        : this(new SmsStub(), new SmtpStub())
    {
    }

    private WayTests(SmsStub sms, SmtpStub smtp)
        : base(new Dictionary<string, string?>
        {
            ["Safety:ContactWaitSeconds"] = "600",
            ["Safety:SmsAfterSeconds"] = "300",
            ["Sms:ApiBaseUrl"] = sms.Url,
            ["Sms:AccountSid"] = "AC1",
            ["Sms:AuthToken"] = Secret,
            ["Sms:From"] = "+4930000",
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Smtp:From"] = "alarm@companion.example",
            ["Smtp:Encrypted"] = "false",
            ["WebChat:PublicUrl"] = PublicUrl,
        }) => (_sms, _smtp) = (sms, smtp);

    public void Dispose()
    {
        _sms.Dispose();
        _smtp.Dispose();
    }

    [Fact]
    public async Task Sos_WhenTelegramIsDown_SmsAndEmailCallAndTheLinkAnswers()
    {
        var (anna, family) = await FamilyAsync("Boris");
        await ContactAsync(family[0], ContactWay.Phone, "+4917600000");
        await ContactAsync(family[0], ContactWay.Email, "boris@example.org");
        await anna.SaysAsync("/sos");
        await HearsAsync(anna, "I call Boris");
        Host.Telegram.Faults.Add("sendMessage", Fault.Error(502), count: 10_000);
        await UntilAsync("an SMS and an e-mail", () => !_sms.Asked.IsEmpty && !_smtp.Mails.IsEmpty);
        _sms.Asked.TryPeek(out var sms).ShouldBeTrue();
        sms!["To"].ShouldBe("+4917600000");
        sms["Body"].ShouldContain("Anna needs help");
        sms["StatusCallback"].ShouldBe(PublicUrl + "/sms/status");
        var path = sms["Body"][sms["Body"].IndexOf("/alarm/", StringComparison.Ordinal)..].Trim();

        // Looking changes nothing; a made-up token is nobody's; posting answers.
        (await Host.Web.GetStringAsync(new Uri(path, UriKind.Relative))).ShouldContain("I take care of it");
        (await StateAsync()).ShouldBe("Alerting");
        (await Host.Web.GetAsync(new Uri(path[..^1] + (path[^1] == 'A' ? 'B' : 'A'), UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var take = new FormUrlEncodedContent([new("answer", "take")]);
        var answered = await Host.Web.PostAsync(new Uri(path, UriKind.Relative), take);
        (await answered.Content.ReadAsStringAsync()).ShouldContain("knows that you take care");
        (await StateAsync()).ShouldBe("Acknowledged");
        Host.Telegram.Faults.Clear();
        await HearsAsync(anna, "Boris has answered");
    }

    [Fact]
    public async Task Contact_WithoutAnAccount_IsAddedByACodeAndAnswersByTheLink()
    {
        var (anna, _) = await FamilyAsync();
        await anna.SaysAsync("/alarm");
        await HearsAsync(anna, "nobody yet whom I could call");
        await anna.PressesAsync("Somebody without a chat");
        await HearsAsync(anna, "What is their name");
        await anna.SaysAsync("Olena");
        await HearsAsync(anna, "How do I reach Olena");
        await anna.PressesAsync("By SMS");
        await HearsAsync(anna, "with the country code");
        await anna.SaysAsync("+49 170 1234567");
        await HearsAsync(anna, "six digits has gone out");
        _sms.Asked.TryDequeue(out var letter).ShouldBeTrue();
        letter!["Body"].ShouldContain("Anna would like me to call you");
        var code = System.Text.RegularExpressions.Regex.Match(letter["Body"], "[0-9]{6}").Value;
        await anna.SaysAsync(code == "111111" ? "222222" : "111111");
        await HearsAsync(anna, "not the digits");
        await anna.SaysAsync(code);
        await HearsAsync(anna, "I call: By every way. I wait 600 seconds. SMS to +491701234567");
        Count(anna, "From now on this way counts").ShouldBe(1);

        await anna.SaysAsync("/sos");
        await UntilAsync("the alarm by SMS", () => !_sms.Asked.IsEmpty);
        _sms.Asked.TryPeek(out var sms).ShouldBeTrue();
        sms!["To"].ShouldBe("+491701234567");
        sms["Body"].ShouldContain("Anna pressed SOS");
        var path = sms["Body"][sms["Body"].IndexOf("/alarm/", StringComparison.Ordinal)..].Trim();
        await PostAsync(path, [new("answer", "take")]);
        await HearsAsync(anna, "Olena has answered");
        (await PostAsync(path, [new("answer", "safe")])).ShouldContain("textarea");
        await PostAsync(path, [new("answer", "note"), new("note", "She fell, and is up again")]);
        (await Host.Database.ScalarAsync<string>("select string_agg(what, ' ' order by number) from alarm_events where what <> 'sent'"))
            .ShouldBe("started countdown-over paged taken safe note");

        // The ways are those that were chosen, and no other.
        await Host.Database.ExecuteAsync("update relations set ways = '{email}'");
        await anna.SaysAsync("/sos");
        await HearsAsync(anna, "I could not reach anybody");
        _sms.Asked.Count.ShouldBe(1, "by SMS no more");
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(400, false)]
    public async Task Sms_WhenTheProviderFails_TheNextContactIsCalledAtOnce(int status, bool hangs)
    {
        (_sms.Status, _sms.Hangs) = (status, hangs);
        var (anna, family) = await FamilyAsync("Boris", "Clara");
        await ContactAsync(family[0], ContactWay.Phone, "+4917600000");
        await family[0].BlocksAsync();
        await anna.SaysAsync("/sos");
        await HearsAsync(family[1], "Anna needs help");
        _sms.Asked.Count.ShouldBe(1);
        (await TimelineAsync()).Distinct().Where(IsNotYetTheNext).ShouldBe(["started", "countdown-over", "paged/0", "not-sent/0", "unreachable/0", "paged/1"]);
    }

    [Fact]
    public async Task Sms_WhenTheProviderHangs_TheNextContactIsCalled()
    {
        _sms.Hangs = true;
        var (anna, family) = await FamilyAsync("Boris", "Clara");
        await ContactAsync(family[0], ContactWay.Phone, "+4917600000");
        await family[0].BlocksAsync();
        await anna.SaysAsync("/sos");
        await HearsAsync(family[1], "Anna needs help");
        (await TimelineAsync()).Distinct().Where(IsNotYetTheNext).ShouldBe(["started", "countdown-over", "paged/0", "not-sent/0", "unreachable/0", "paged/1"]);
    }

    [Fact]
    public async Task Status_WhenUnsigned_IsRefusedAndWhenUndelivered_CallsTheNext()
    {
        var (anna, family) = await FamilyAsync("Boris", "Clara");
        await ContactAsync(family[0], ContactWay.Phone, "+4917600000");
        await family[0].BlocksAsync();
        await anna.SaysAsync("/sos");
        await UntilAsync("the SMS is noted", async () => await Host.Database.ScalarAsync<long>("select count(*) from alarm_sends where provider_id = 'SM1'") == 1);
        KeyValuePair<string, string>[] report = [new("MessageSid", "SM1"), new("MessageStatus", "undelivered"), new("To", "+4917600000")];
        (await ReportAsync(report, "bm90IGl0")).ShouldBe(HttpStatusCode.Forbidden);
        (await ReportAsync(report, null)).ShouldBe(HttpStatusCode.Forbidden);
        Count(family[1], "needs help").ShouldBe(0);
        (await ReportAsync(report, TwilioSignature.Of(Secret, new Uri(PublicUrl + "/sms/status"), report))).ShouldBe(HttpStatusCode.NoContent);
        await HearsAsync(family[1], "Anna needs help");
    }

    /// <summary>The next contact has the message a moment before the timeline notes it.</summary>
    private static bool IsNotYetTheNext(string line) => line != "sent/1";

    private async Task<HttpStatusCode> ReportAsync(KeyValuePair<string, string>[] form, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sms/status") { Content = new FormUrlEncodedContent(form) };
        if (signature is not null)
        {
            request.Headers.Add(TwilioSignature.Header, signature);
        }

        using var answer = await Host.Web.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<string> PostAsync(string path, KeyValuePair<string, string>[] fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await Host.Web.PostAsync(new Uri(path, UriKind.Relative), form);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<string?> StateAsync() => Host.Database.ScalarAsync<string>("select state from alarms");

    private async Task ContactAsync(SimulatedUser person, ContactWay way, string value)
    {
        var id = await Host.Database.ScalarAsync<Guid>($"select person_id from chats where chat_id = '{person.ChatId}'");
        var database = Host.Services.GetRequiredService<CompanionDatabase>();
        var cipher = await database.Ciphers.ForAsync(DefaultTenant.Id, CancellationToken.None);
        await using var transaction = await database.BeginAsync(DefaultTenant.Id, CancellationToken.None);
        (await PersonContacts.SetAsync(
            transaction.Connection, cipher, id, way, value, verified: true, TimeProvider.System.GetUtcNow(), CancellationToken.None)).ShouldBeTrue();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static Task UntilAsync(string condition, Func<bool> holds) => UntilAsync(condition, () => Task.FromResult(holds()));

    private static async Task UntilAsync(string condition, Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
        {
            deadline.IsCancellationRequested.ShouldBeFalse($"not in time: {condition}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}

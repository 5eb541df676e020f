using System.Text;
using Companion.Bot.Channels.Telegram;
using Companion.Bot.Channels.Telegram.Updates;
using Companion.Conversations;
using Companion.Dialogs;

namespace Companion.Bot.Tests.Telegram;

public class UpdateMapperTests
{
    private const string From = """ "from":{"id":42,"is_bot":false,"first_name":"Анна","language_code":"ru"} """;
    private const string Private = """ "chat":{"id":42,"type":"private","first_name":"Анна"} """;
    private const string Group = """ "chat":{"id":-100,"type":"supergroup","title":"Family"} """;

    private static readonly TelegramBotIdentity Bot = new(TelegramStage.Tenant, TelegramStage.Account, 700000001, "companion_bot");

    [Fact]
    public void Map_WhenText_TellsWhoWhereAndWhat()
    {
        var inbound = Message(""" "text":"120 на 80" """)!;

        inbound.Content.ShouldBe(new TextInput("120 на 80"));
        inbound.Chat.ShouldBe(new ChatAddress(TelegramStage.Tenant, TelegramStage.Account, "42"));
        inbound.ExternalId.ShouldBe("9001");
        inbound.MessageId.ShouldBe("5");
        inbound.LanguageTag.ShouldBe("ru");
        inbound.SenderName.ShouldBe("Анна");
        inbound.SenderId.ShouldBeNull();
    }

    [Theory]
    [InlineData("/start", "start", null)]
    [InlineData("/start pair_Ab-9", "start", "pair_Ab-9")]
    [InlineData("/START@companion_bot  x y ", "start", "x y")]
    [InlineData("/sos\nскорее", "sos", "скорее")]
    public void Map_WhenSlashCommand_TakesItApart(string text, string name, string? payload) =>
        Message($"\"text\":{Json(text)}")!.Content.ShouldBe(new CommandInput(name, payload));

    [Theory]
    [InlineData("/")]
    [InlineData("/120/80")]
    [InlineData("/12")]
    [InlineData("/ start")]
    [InlineData("a /start")]
    [InlineData("/старт")]
    public void Map_WhenSlashIsNoCommand_IsText(string text) => Message($"\"text\":{Json(text)}")!.Content.ShouldBe(new TextInput(text));

    [Theory]
    [InlineData("""
        "voice":{"file_id":"v1","mime_type":"audio/ogg","file_size":900,"duration":3}
        """, FileKind.Voice, "v1", "audio/ogg", 900L)]
    [InlineData("""
        "photo":[{"file_id":"s","width":90,"height":90},{"file_id":"l","width":900,"height":900,"file_size":70000}]
        """, FileKind.Photo, "l", "image/jpeg", 70000L)]
    [InlineData("""
        "audio":{"file_id":"a1","mime_type":"audio/mpeg"}
        """, FileKind.Audio, "a1", "audio/mpeg", null)]
    [InlineData("""
        "video":{"file_id":"m1"}
        """, FileKind.Video, "m1", null, null)]
    [InlineData("""
        "video_note":{"file_id":"n1"}
        """, FileKind.Video, "n1", null, null)]
    [InlineData("""
        "document":{"file_id":"d1","mime_type":"application/pdf","thumbnail":{"file_id":"t"}}
        """, FileKind.Document, "d1", "application/pdf", null)]
    public void Map_WhenFile_NamesKindIdTypeAndSize(string content, FileKind kind, string id, string? mime, long? bytes) =>
        Message(content + ""","caption":"вот" """)!.Content.ShouldBe(new FileInput(new FileValue(kind, id, mime, bytes, "вот")));

    [Fact]
    public void Map_WhenLocation_KeepsAccuracyAndWhetherItIsLive()
    {
        Message(""" "location":{"latitude":50.45,"longitude":30.52,"horizontal_accuracy":12.5} """)!.Content
            .ShouldBe(new LocationInput(new(50.45, 30.52, 12.5)));
        Message(""" "location":{"latitude":50.45,"longitude":30.52,"live_period":900} """)!.Content
            .ShouldBe(new LocationInput(new(50.45, 30.52, null, Live: true)));
    }

    [Fact]
    public void Map_WhenLiveLocationMoves_IsALiveLocation() =>
        Map($$"""{"update_id":9001,"edited_message":{"message_id":5,{{From}},{{Private}},"location":{"latitude":1,"longitude":2} } }""")!.Content
            .ShouldBe(new LocationInput(new(1, 2, null, Live: true)));

    [Fact]
    public void Map_WhenVenue_IsItsPosition() =>
        Message(""" "location":{"latitude":9,"longitude":9},"venue":{"location":{"latitude":1,"longitude":2},"title":"Парк","address":"x"} """)!.Content
            .ShouldBeOfType<LocationInput>();

    [Theory]
    [InlineData("42", true)]
    [InlineData("43", false)]
    public void Map_WhenContact_IsOwnOnlyWithTheSendersId(string user, bool own) =>
        Message($"\"contact\":{{\"phone_number\":\"+380501234567\",\"first_name\":\"Анна\",\"user_id\":{user}}}")!.Content
            .ShouldBe(new ContactInput(new("+380501234567", "Анна", own)));

    [Fact]
    public void Map_WhenContactHasNoUser_IsNotOwn() =>
        Message(""" "contact":{"phone_number":"112","first_name":"x"} """)!.Content.ShouldBe(new ContactInput(new("112", "x", Own: false)));

    [Fact]
    public void Map_WhenTextIsEdited_IsACorrection() =>
        Map($$"""{"update_id":9001,"edited_message":{"message_id":5,{{From}},{{Private}},"text":"130" } }""")!.Content.ShouldBe(new EditInput("5", "130"));

    [Fact]
    public void Map_WhenTapped_IsTheTokenAndWantsAnAnswer()
    {
        var mapped = MapAll($$"""{"update_id":9001,"callback_query":{"id":"cb1",{{From}},"chat_instance":"x","data":"tok","message":{"message_id":3,"date":1,{{Private}} } } }""");

        mapped.CallbackId.ShouldBe("cb1");
        mapped.Inbound!.Content.ShouldBe(new ButtonInput("tok"));
        mapped.Inbound.MessageId.ShouldBe("3");
        mapped.Inbound.SenderId.ShouldBeNull();
    }

    [Fact]
    public void Map_WhenTappedInAGroup_TellsWho()
    {
        var mapped = MapAll($$"""{"update_id":9001,"callback_query":{"id":"cb1",{{From}},"data":"tok","message":{"message_id":3,"date":1,{{Group}} } } }""");

        mapped.Inbound!.Chat.ChatId.ShouldBe("-100");
        mapped.Inbound.SenderId.ShouldBe("42");
    }

    [Fact]
    public void Map_WhenTapHasNoData_IsOnlyAnswered()
    {
        var mapped = MapAll($$"""{"update_id":9001,"callback_query":{"id":"cb1",{{From}},"game_short_name":"g" } }""");

        mapped.Inbound.ShouldBeNull();
        mapped.CallbackId.ShouldBe("cb1");
    }

    [Theory]
    [InlineData("kicked", false)]
    [InlineData("member", true)]
    public void Map_WhenBlockedOrUnblocked_IsReachability(string status, bool reachable) =>
        Map($$"""{"update_id":9001,"my_chat_member":{ {{Private}},{{From}},"date":1,"old_chat_member":{"status":"x"},"new_chat_member":{"status":"{{status}}" } } }""")!
            .Content.ShouldBe(new ReachableInput(reachable));

    [Fact]
    public void Map_WhenCheckout_IsNoInboundButWantsAnAnswer()
    {
        var mapped = MapAll($$"""{"update_id":9001,"pre_checkout_query":{"id":"q1",{{From}},"currency":"EUR","total_amount":1,"invoice_payload":"x" } }""");

        mapped.Inbound.ShouldBeNull();
        mapped.Checkout!.Id.ShouldBe("q1");
    }

    [Theory]
    [InlineData("sticker")]
    [InlineData("poll")]
    [InlineData("dice")]
    [InlineData("game")]
    [InlineData("story")]
    [InlineData("web_app_data")]
    [InlineData("successful_payment")]
    public void Map_WhenContentIsOfNoUse_SaysWhichKind(string kind) =>
        Message($"\"{kind}\":{{\"file_id\":\"x\"}}")!.Content.ShouldBe(new UnsupportedInput(kind));

    [Fact]
    public void Map_WhenAnimation_IsNotTakenForADocument()
    {
        Message(""" "animation":{"file_id":"x"},"document":{"file_id":"x"} """)!.Content.ShouldBe(new UnsupportedInput("animation"));
        Message(""" "document":{"file_id":"x"},"animation":{"file_id":"x"} """)!.Content.ShouldBe(new UnsupportedInput("animation"));
    }

    [Theory]
    [InlineData("pinned_message")]
    [InlineData("new_chat_members")]
    [InlineData("message_auto_delete_timer_changed")]
    [InlineData("something_new")]
    public void Map_WhenServiceNotice_IsIgnored(string kind) => Message($"\"{kind}\":{{\"text\":\"x\"}}").ShouldBeNull();

    [Theory]
    [InlineData("""{"update_id":9001,"message_reaction":{"chat":{"id":42,"type":"private"},"user":{"id":42},"message_id":3,"date":1,"old_reaction":[],"new_reaction":[{"type":"emoji","emoji":"👍"}]}}""")]
    [InlineData("""{"update_id":9001,"poll_answer":{"poll_id":"1"}}""")]
    [InlineData("""{"update_id":9001,"never_heard_of":{"a":[1,{"b":2}]}}""")]
    [InlineData("""{"update_id":9001}""")]
    [InlineData("""{"update_id":9001,"message":null}""")]
    [InlineData("""{"update_id":9001,"message":[]}""")]
    [InlineData("""{"update_id":9001,"message":{"message_id":1,"text":"x"}}""")]
    [InlineData("""{"update_id":9001,"message":{"message_id":1,"chat":{"id":"42","type":"private"},"text":"x"}}""")]
    [InlineData("""{"update_id":9001,"callback_query":{"from":{"id":1}}}""")]
    [InlineData("""{"update_id":9001,"channel_post":{"message_id":1,"chat":{"id":1,"type":"channel"},"text":"x"}}""")]
    public void Map_WhenUnknownOrIncomplete_IsIgnored(string json) => Map(json).ShouldBeNull();

    [Theory]
    [InlineData("/help", "cmd")]
    [InlineData("/help@companion_bot", "cmd")]
    [InlineData("/help@other_bot", null)]
    [InlineData("@Companion_Bot, как мама?", "как мама?")]
    [InlineData("@companion_bot2 hi", null)]
    [InlineData("разговор между собой", null)]
    public void Map_WhenGroup_HearsOnlyWhatIsAddressed(string text, string? heard)
    {
        var content = Map($$"""{"update_id":9001,"message":{"message_id":5,{{From}},{{Group}},"text":{{Json(text)}} } }""")?.Content;

        content.ShouldBe(heard switch { null => null, "cmd" => new CommandInput("help"), _ => new TextInput(heard) });
    }

    [Fact]
    public void Map_WhenGroupAnswersTheBot_IsHeard() =>
        Map($$"""{"update_id":9001,"message":{"message_id":5,{{From}},{{Group}},"text":"да","reply_to_message":{"message_id":1,"from":{"id":700000001} } } }""")!
            .SenderId.ShouldBe("42");

    [Fact]
    public void Map_WhenReplyIsPrivate_TheQuotedMessageChangesNothing() =>
        Message(""" "reply_to_message":{"message_id":1,"text":"old","photo":[{"file_id":"x"}],"from":{"id":7}},"text":"new" """)!
            .Content.ShouldBe(new TextInput("new"));

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static Inbound? Message(string content) => Map($$"""{"update_id":9001,"message":{"message_id":5,"date":1,{{From}},{{Private}},{{content}} } }""");

    private static Inbound? Map(string json) => MapAll(json).Inbound;

    private static MappedUpdate MapAll(string json) =>
        UpdateMapper.Map(UpdateReader.Read(Encoding.UTF8.GetBytes(json)).ShouldNotBeNull(), Bot);
}

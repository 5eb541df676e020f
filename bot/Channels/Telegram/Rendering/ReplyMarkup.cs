using System.Collections.Immutable;
using System.Text.Json;

namespace Companion.Bot.Channels.Telegram.Rendering;

/// <summary>A keyboard of Telegram; a message carries at most one.</summary>
internal abstract record ReplyMarkup
{
    /// <summary>Writes the members of the keyboard's object.</summary>
    public abstract void Write(Utf8JsonWriter writer);
}

/// <summary>Buttons under a message.</summary>
internal sealed record InlineKeyboard(ImmutableArray<ImmutableArray<InlineButton>> Rows) : ReplyMarkup
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("inline_keyboard"u8);
        foreach (var row in Rows)
        {
            writer.WriteStartArray();
            foreach (var button in row)
            {
                writer.WriteStartObject();
                writer.WriteString("text"u8, button.Label);
                if (button.Url is not null)
                {
                    writer.WriteString("url"u8, button.Url);
                }
                else
                {
                    writer.WriteString("callback_data"u8, button.Token);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}

/// <summary>One of <paramref name="Token"/> (1–64 bytes) and <paramref name="Url"/> is given.</summary>
internal sealed record InlineButton(string Label, string? Token, string? Url);

/// <summary>The keyboard in place of the letters: stays until another one comes.</summary>
internal sealed record HomeReplyKeyboard(ImmutableArray<ImmutableArray<HomeKey>> Rows) : ReplyMarkup
{
    public override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("keyboard"u8);
        foreach (var row in Rows)
        {
            writer.WriteStartArray();
            foreach (var key in row)
            {
                writer.WriteStartObject();
                writer.WriteString("text"u8, key.Label);
                if (key.Kind == HomeKeyKind.Sos)
                {
                    writer.WriteString("style"u8, "danger"u8);
                }
                else if (key.Kind == HomeKeyKind.Location)
                {
                    writer.WriteBoolean("request_location"u8, true);
                }
                else if (key.Kind == HomeKeyKind.Contact)
                {
                    writer.WriteBoolean("request_contact"u8, true);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("is_persistent"u8, true);
        writer.WriteBoolean("resize_keyboard"u8, true);
    }
}

internal sealed record HomeKey(string Label, HomeKeyKind Kind = HomeKeyKind.Word);

internal enum HomeKeyKind
{
    Word,

    /// <summary>Red where the app can colour buttons.</summary>
    Sos,
    Location,
    Contact,
}

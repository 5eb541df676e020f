using System.Net;
using System.Net.Mail;
using System.Text;
using Companion.Safety.Ways;

namespace Companion.Bot.Channels.Email;

/// <summary>
/// Alarms by e-mail, with the framework's own client (STARTTLS; the well-kept library, MailKit, does not restore on our feeds). A
/// connection for each message: alarms are rare, and one that hangs holds up no other.
/// </summary>
internal sealed class SmtpSender(SmtpOptions options) : IWaySender
{
    public Way Way => Way.Email;

    public async Task<WayResult> SendAsync(WayMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new SmtpClient(options.Host, options.Port)
            {
                EnableSsl = options.Encrypted,
                Credentials = options.UserName is null ? null : new NetworkCredential(options.UserName, options.Password),
            };
            using var mail = new MailMessage(options.From, message.To)
            {
                Subject = message.Subject.ReplaceLineEndings(" "),
                SubjectEncoding = Encoding.UTF8,
                Body = message.Link is { } link ? $"{message.Text}\n\n{link}\n" : message.Text,
                BodyEncoding = Encoding.UTF8,
                Priority = MailPriority.High,
            };
            // The same message twice is one: most mail programs fold equal ids.
            mail.Headers.Add("Message-ID", $"<{message.Reference}@{new MailAddress(options.From).Host}>");
            await client.SendMailAsync(mail, cancellationToken);
            return new WayResult(true, message.Reference);
        }
        catch (SmtpException exception)
        {
            return WayResult.Failed($"smtp {exception.StatusCode}");
        }
        catch (FormatException)
        {
            return WayResult.Failed("no address");
        }
    }
}

using Companion.Bot.Channels.Sms;

namespace Companion.Bot.Tests.Sms;

public sealed class TwilioSignatureTests
{
    private const string Secret = "12345";

    // The worked example of twilio.com/docs/usage/security.
    private const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private static readonly Uri s_url = new("https://mycompany.com/myapp.php?foo=1&bar=2");

    private static readonly KeyValuePair<string, string>[] s_form =
    [
        new("To", "+18005551212"), new("CallSid", "CA1234567890ABCDE"), new("From", "+14158675309"), new("Digits", "1234"), new("Caller", "+14158675309"),
    ];

    [Fact]
    public void IsOf_ThePublishedExample_Holds() => TwilioSignature.IsOf(Signature, Secret, s_url, s_form).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B9=")]
    public void IsOf_AnythingElse_DoesNot(string? signature) => TwilioSignature.IsOf(signature, Secret, s_url, s_form).ShouldBeFalse();

    [Fact]
    public void IsOf_AnotherForm_DoesNot() => TwilioSignature.IsOf(Signature, Secret, s_url, [.. s_form, new("More", "1")]).ShouldBeFalse();
}

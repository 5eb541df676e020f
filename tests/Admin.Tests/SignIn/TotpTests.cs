using System.Text;
using Companion.Admin.SignIn;

namespace Companion.Admin.Tests.SignIn;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, SHA-1; the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void CodeAt_WhenTimeIsOfTheStandard_IsItsCode(long unixSeconds, string code) =>
        Totp.CodeAt(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(unixSeconds))).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_WhenClocksDiffer_AllowsOneStep(int drift, bool matches)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var code = Totp.CodeAt(Key, Totp.StepAt(now) + drift);
        Totp.Match(Key, code, now, lastStep: 0).HasValue.ShouldBe(matches);
    }

    [Fact]
    public void Match_WhenCodeWasTakenBefore_IsNone()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        Totp.Match(Key, "005924", now, lastStep: Totp.StepAt(now)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059244")]
    [InlineData("００５９２４")]
    [InlineData("\uD800")]
    public void Match_WhenInputIsNoCode_IsNone(string code) =>
        Totp.Match(Key, code, DateTimeOffset.FromUnixTimeSeconds(1234567890), lastStep: 0).ShouldBeNull();

    [Fact]
    public void Encode_WhenKeyIsOfTheStandard_IsItsBase32() => Base32.Encode("foobar"u8).ShouldBe("MZXW6YTBOI");
}

using Companion.Storage.Encryption;

namespace Companion.Core.Tests.Storage.Encryption;

/// <summary>
/// Known answers: NIST CAVP gcmEncryptExtIV256.rsp (the first two) and the test cases 13 to 16 of the GCM specification by McGrew and
/// Viega, which SP 800-38D refers to.
/// </summary>
public sealed class DataKeyTests
{
    private const string Long =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";

    private const string LongSealed =
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662";

    private const string LongKey = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";

    private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";

    [Theory]
    [InlineData("b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4", "516c33929df5a3284ff463d7", "", "", "", "bdc1ac884d332457a1d2664f168c76f0")]
    [InlineData("31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22", "0d18e06c7c725ac9e362e1ce", "2db5168e932556f8089a0622981d017d", "", "fa4362189661d163fcd6a56d8bf0405a", "d636ac1bbedd5cc3ee727dc2ab4a9489")]
    [InlineData(Zero, "000000000000000000000000", "", "", "", "530f8afbc74536b9a963b4f1c4cb738b")]
    [InlineData(Zero, "000000000000000000000000", "00000000000000000000000000000000", "", "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919")]
    [InlineData(LongKey, "cafebabefacedbaddecaf888", Long + "1aafd255", "", LongSealed + "898015ad", "b094dac5d93471bdec1a502270e3cc6c")]
    [InlineData(LongKey, "cafebabefacedbaddecaf888", Long, "feedfacedeadbeeffeedfacedeadbeefabaddad2", LongSealed, "76fc6ece0f4e1768cddf8853bb2d551b")]
    public void Encrypt_WhenGivenAKnownVector_GivesItsAnswer(string key, string nonce, string plain, string associated, string ciphertext, string tag)
    {
        var data = new DataKey(1, Convert.FromHexString(key));
        var made = new byte[plain.Length / 2];
        var madeTag = new byte[16];

        data.Encrypt(Convert.FromHexString(nonce), Convert.FromHexString(plain), made, madeTag, Convert.FromHexString(associated));

        Convert.ToHexStringLower(made).ShouldBe(ciphertext);
        Convert.ToHexStringLower(madeTag).ShouldBe(tag);
        var opened = new byte[made.Length];
        data.Decrypt(Convert.FromHexString(nonce), made, madeTag, opened, Convert.FromHexString(associated));
        Convert.ToHexStringLower(opened).ShouldBe(plain);
    }
}

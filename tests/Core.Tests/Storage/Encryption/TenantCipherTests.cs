using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Companion.Storage.Encryption;

namespace Companion.Core.Tests.Storage.Encryption;

public sealed class TenantCipherTests
{
    private static readonly byte[] Note = Encoding.UTF8.GetBytes("болит голова");
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] IndexKey = RandomNumberGenerator.GetBytes(32);
    private static readonly Guid Tenant = Guid.NewGuid();

    [Fact]
    public void Open_WhenNothingHasChanged_GivesThePlainText()
    {
        var cipher = Cipher(Tenant);

        cipher.Open(cipher.Seal(Note, "diary.note"), "diary.note").ShouldBe(Note);
        cipher.Open(cipher.Seal([], "diary.note"), "diary.note").ShouldBeEmpty();
    }

    [Fact]
    public void Open_WhenAnyByteWasFlipped_Throws()
    {
        var cipher = Cipher(Tenant);
        var box = cipher.Seal(Note, "diary.note");

        for (var i = 0; i < box.Length; i++)
        {
            var tampered = box.ToArray();
            tampered[i] ^= 1;
            Should.Throw<CryptographicException>(() => cipher.Open(tampered, "diary.note"), $"byte {i}");
        }
    }

    [Fact]
    public void Open_WhenTheBoxWasCutShort_Throws()
    {
        var cipher = Cipher(Tenant);
        var box = cipher.Seal(Note, "diary.note");

        for (var length = 0; length < box.Length; length++)
        {
            Should.Throw<CryptographicException>(() => cipher.Open(box.AsSpan(0, length), "diary.note"), $"length {length}");
        }
    }

    [Fact]
    public void Open_WhenThePurposeIsAnother_Throws()
    {
        var cipher = Cipher(Tenant);

        Should.Throw<CryptographicException>(() => cipher.Open(cipher.Seal(Note, "diary.note"), "people.name"));
    }

    [Fact]
    public void Open_WhenTheTenantIsAnother_Throws() =>
        Should.Throw<CryptographicException>(() => Cipher(Guid.NewGuid()).Open(Cipher(Tenant).Seal(Note, "diary.note"), "diary.note"));

    [Fact]
    public void Seal_WhenTheSameTextComesTwice_GivesDifferentBoxes()
    {
        var cipher = Cipher(Tenant);

        cipher.Seal(Note, "diary.note").ShouldNotBe(cipher.Seal(Note, "diary.note"));
    }

    [Fact]
    public void Seal_WhenManyThreadsShareTheCipher_OpensEveryBox()
    {
        var cipher = Cipher(Tenant);

        Parallel.For(0, 20_000, i =>
        {
            var plain = BitConverter.GetBytes(i);
            cipher.Open(cipher.Seal(plain, "diary.note"), "diary.note").ShouldBe(plain);
        });
    }

    [Fact]
    public void BlindIndex_WhenValueOrPurposeDiffer_Differs()
    {
        var cipher = Cipher(Tenant);
        var index = cipher.BlindIndex("+351912345678", "people.phone");

        cipher.BlindIndex("+351912345678", "people.phone").ShouldBe(index);
        cipher.BlindIndex("+351912345679", "people.phone").ShouldNotBe(index);
        cipher.BlindIndex("+351912345678", "people.email").ShouldNotBe(index);
    }

    [Fact]
    public void Open_WhenTheKeyIsNewToThisNode_ReadsTheKeysAgain()
    {
        var next = new DataKey(3, RandomNumberGenerator.GetBytes(32));
        var rotated = new KeyRing(Tenant, next, new[] { new DataKey(1, Key), next }.ToFrozenDictionary(key => key.Id), IndexKey);
        var elsewhere = new TenantCipher(rotated, _ => null);

        var box = elsewhere.Seal(Note, "diary.note");

        Cipher(Tenant, rotated).Open(box, "diary.note").ShouldBe(Note);
        Should.Throw<CryptographicException>(() => Cipher(Tenant).Open(box, "diary.note"));
    }

    [Fact]
    public void Unwrap_WhenBoundToAnotherTenantKeyOrPurpose_GivesNothing()
    {
        var master = MasterKey.Parse(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))!;
        var wrapped = master.Wrap(Key, Tenant, 1, "data");

        master.Unwrap(wrapped, Tenant, 1, "data").ShouldBe(Key);
        master.Unwrap(wrapped, Guid.NewGuid(), 1, "data").ShouldBeNull();
        master.Unwrap(wrapped, Tenant, 2, "data").ShouldBeNull();
        master.Unwrap(wrapped, Tenant, 1, "index").ShouldBeNull();
    }

    private static TenantCipher Cipher(Guid tenant, KeyRing? fresh = null)
    {
        var key = new DataKey(1, Key);
        return new(new(tenant, key, new[] { key }.ToFrozenDictionary(one => one.Id), IndexKey), _ => fresh);
    }
}

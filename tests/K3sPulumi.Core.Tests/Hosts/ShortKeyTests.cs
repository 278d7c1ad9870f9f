using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>An SSH key takes as little of the state as it can, and stays the same key.</summary>
public sealed class ShortKeyTests
{
    private const string OpenSsh = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACDl4GRhsY8byPcHktdRiQzNxkiJ3SBBTQzTinY/vAUxlAAAAJjseTov7Hk6
        LwAAAAtzc2gtZWQyNTUxOQAAACDl4GRhsY8byPcHktdRiQzNxkiJ3SBBTQzTinY/vAUxlA
        AAAEBhR+AAmsP95sHnZSoISQs1Rohet50CUvjKFFozefTYWOXgZGGxjxvI9weS11GJDM3G
        SIndIEFNDNOKdj+8BTGUAAAAEHVzZXJAZXhhbXBsZS5jb20BAgMEBQ==
        -----END OPENSSH PRIVATE KEY-----

        """;

    /// <summary>Go's crypto/x509, which reads it in the provider, has the public key of the above for this.</summary>
    private const string Pkcs8 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIGFH4ACaw/3mwedlKghJCzVGiF63nQJS+MoUWjN59NhY
        -----END PRIVATE KEY-----

        """;

    [Fact]
    public void AnEd25519KeyOfOpenSshIsWrittenInPkcs8() => Assert.Equal(Pkcs8, ShortKey.Of(OpenSsh));

    [Fact]
    public void LineEndsOfWindowsAndMissingOnesDoNotMatter()
    {
        Assert.Equal(Pkcs8, ShortKey.Of(OpenSsh.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.Equal(Pkcs8, ShortKey.Of("\n" + OpenSsh.TrimEnd()));
    }

    [Fact]
    public void WhatIsShortAlreadyIsUnchanged() => Assert.Equal(Pkcs8, ShortKey.Of(Pkcs8));

    [Theory]
    [InlineData("")]
    [InlineData("~/.ssh/id_ed25519")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nno base64\n-----END OPENSSH PRIVATE KEY-----\n")]
    public void OtherKeysAreUnchanged(string key) => Assert.Equal(key, ShortKey.Of(key));

    [Theory]
    [InlineData("BG5vbmUAAAAEbm9uZQ", "BmFlczI1Ni1jdHIAAAAGYmNyeXB0")]
    [InlineData("wAAAAtzc2gtZW", "wAAAAtzc2gtcn")]
    [InlineData("BhR+AAmsP9", "")]
    [InlineData("jseTov7Hk6", "jseTov7Hk7")]
    public void ADamagedOrEncryptedKeyIsUnchanged(string part, string other)
    {
        var key = OpenSsh.Replace(part, other, StringComparison.Ordinal);

        Assert.NotEqual(OpenSsh, key);
        Assert.Equal(key, ShortKey.Of(key));
    }
}

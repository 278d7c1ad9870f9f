using K3sPulumi.Core.Rancher;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Rancher;

public sealed class RegistrationTests
{
    private const string Token = "t9zx8_c-m-abcd1234";

    private static readonly RegistrationSpec Good = new() { Server = "https://rancher.example.com", Token = new Secret(Token) };

    [Theory]
    [InlineData("", "server: \"\" is not the URL of a Rancher; use one such as https://rancher.example.com.")]
    [InlineData("rancher.example.com",
        "server: \"rancher.example.com\" is not the URL of a Rancher; use one such as https://rancher.example.com.")]
    [InlineData("http://rancher.example.com", "server: sends the token without encryption; use https.")]
    [InlineData("https://rancher.example.com/v3", "server: \"https://rancher.example.com/v3\" is not the URL of a Rancher; use "
        + "one such as https://rancher.example.com.")]
    public void AWrongServerIsRejected(string server, string message) =>
        Assert.Equal(message, Assert.Single(RegistrationSpec.Problems(Good with { Server = server })).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("t9zx8")]
    [InlineData("https://rancher.example.com/v3/import/t9zx8_c-m-abcd1234.yaml")]
    [InlineData("t9zx8_c-m\"\nurl = \"https://evil.example.com")]
    public void AWrongTokenIsRejectedAndNotRepeated(string token) => Assert.Equal(
        "token: is not the token of a registration; in the URL that Rancher shows for the import, it is what stands between "
        + "/v3/import/ and .yaml.",
        Assert.Single(RegistrationSpec.Problems(Good with { Token = new Secret(token) })).ToString());

    [Theory]
    [InlineData("https://rancher.example.com")]
    [InlineData("https://rancher.example.com/")]
    [InlineData("https://10.0.0.5:8443")]
    public void AServerIsAcceptedWithAPortAndASlash(string server) =>
        Assert.Empty(RegistrationSpec.Problems(Good with { Server = server }));

    [Fact]
    public void TheScriptGetsTheUrlAndTheCa()
    {
        var spec = Good with { Server = "https://rancher.example.com/", Ca = "PEM" };

        Assert.Equal($"https://rancher.example.com/v3/import/{Token}.yaml\nPEM", spec.Input().Value);
        Assert.DoesNotContain(Token, $"{spec} {spec.Input()}", StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsMissingIsReportedAtOnce() =>
        Assert.Equal(["server", "token"], RegistrationSpec.Problems(new()).Select(problem => problem.Path));
}

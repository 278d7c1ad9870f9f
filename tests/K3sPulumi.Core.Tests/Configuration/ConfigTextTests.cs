namespace K3sPulumi.Core.Tests.Configuration;

public sealed class ConfigTextTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("debug: true\nkubelet-arg+:\n- max-pods=200\n", false)]
    [InlineData("kube-apiserver-arg+:\n- v=4\n", true)]
    [InlineData("tls-san+:\n- a.example.com\n", true)]
    public void KeysOfTheRoleAreFine(string text, bool isServer) => Assert.Empty(ConfigText.Problems(text, isServer));

    [Theory]
    [InlineData("- a\n", false, "must be a mapping; write key: value lines.")]
    [InlineData("disable: [traefik]\n", false, "\"disable\" is no key that agents know, and K3s stops at such a key; leave it out, or set it on the servers.")]
    [InlineData("token: hush\n", true, "must not set token: use the argument token.")]
    [InlineData("token+: hush\n", true, "must not set token: use the argument token.")]
    [InlineData("tls-san: [hush]\n", true, "must not set tls-san: it would replace the addresses that nodes join through; use the argument tlsSans.")]
    [InlineData("--debug: true\n", true, "\"--debug\" begins with a dash; write \"debug\".")]
    public void OthersAreRefused(string text, bool isServer, string problem) => Assert.Equal([problem], ConfigText.Problems(text, isServer));

    [Fact]
    public void EveryKeyIsLookedAt() => Assert.Equal(2, ConfigText.Problems("token: hush\nserver: hush\ndebug: true\n", isServer: true).Count);
}

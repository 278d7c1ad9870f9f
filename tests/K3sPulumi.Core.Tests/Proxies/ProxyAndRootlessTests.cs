using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Proxies;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Proxies;

public sealed class ProxyAndRootlessTests
{
    private static readonly ProxySettings Proxy = new()
    {
        HttpProxy = Value.Secret("http://user:hush@proxy.example.com:3128"),
        HttpsProxy = Value.Secret("http://proxy.example.com:3128"),
        NoProxy = Value.List(".example.com", "10.0.0.0/8", "registry:5000", "*"),
    };

    [Fact]
    public void TheClustersNetworksAndNodesAreReachedDirectly()
    {
        var environment = Proxy.ServiceEnvironment(["10.42.0.0/16", "10.43.0.0/16"], ["192.168.0.11"]);

        Golden.Matches("proxy.env", environment.Value.Replace("hush", "[secret]", StringComparison.Ordinal));
        Assert.Empty(Problems(Proxy));
        Assert.DoesNotContain("hush", Proxy.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://proxy.example.com")]
    [InlineData("http://")]
    [InlineData("http://user:pass word@proxy")]
    [InlineData("http://user:'$(hush)'@proxy")]
    [InlineData("http://proxy:3128\nK3S_TOKEN=hush")]
    public void InvalidProxies(string url) => Assert.Equal(
        [new("proxy.httpProxy",
            "is not a valid proxy URL; use one such as http://proxy.example.com:3128, and percent-encode special characters in "
                + "the password.")],
        Problems(new() { HttpProxy = Value.Secret(url) }));

    [Theory]
    [InlineData("proxy.example.com:3128", false)]
    [InlineData("http://proxy_1.example.com:3128/", false)]
    [InlineData("socks5h://10.0.0.1:1080", false)]
    [InlineData("http://[fd00::1]:3128", false)]
    [InlineData("HTTP://user@proxy:3128", false)]
    [InlineData("user:hush@proxy:3128", true)]
    [InlineData("http://user:hu@sh@proxy:3128", true)]
    public void WhatIsAProxyAndWhetherItHoldsAPassword(string url, bool holdsPassword)
    {
        Assert.Empty(Problems(new() { HttpProxy = Value.Secret(url) }));
        Assert.Equal(holdsPassword, ProxySettings.HoldsPassword(new(url)));
    }

    [Theory]
    [InlineData("*.corp.example")]
    [InlineData("*.corp.example:8443")]
    [InlineData("[fd00::1]")]
    [InlineData("[fd00::1]:5000")]
    [InlineData("fd00::1")]
    [InlineData("fd00::/8")]
    [InlineData("10.0.0.5/8")]
    [InlineData("10.0.0.5:5000")]
    [InlineData(".example.com:443")]
    [InlineData("registry_1:5000")]
    [InlineData("localhost,127.0.0.1,.corp.example")]
    public void WhatIsReachedDirectly(string target) => Assert.Null(DirectTargets.Problem(target));

    [Theory]
    [InlineData("")]
    [InlineData("*corp.example")]
    [InlineData("10.0.0.*")]
    [InlineData("10.0.0.0/33")]
    [InlineData("fd00::/129")]
    [InlineData("[fd00::1")]
    [InlineData("http://example.com")]
    [InlineData("a b")]
    [InlineData("it's")]
    [InlineData("example.com:99999")]
    public void WhatGoWouldNeverMatch(string target) => Assert.NotNull(DirectTargets.Problem(target));

    [Fact]
    public void AProxyMustBeNamed() =>
        Assert.Equal("proxy: has no proxy; set httpProxy, httpsProxy or both.", Assert.Single(Problems(new())).ToString());

    [Fact]
    public void TheRootlessUnit() => Golden.Matches("k3s-rootless.service", RootlessService.Unit());

    private static IReadOnlyList<Problem> Problems(ProxySettings proxy) =>
        ProblemList.Of(problems => proxy.Check(problems.At("proxy")));
}

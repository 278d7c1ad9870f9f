using K3sPulumi.Core.Images;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Images;

/// <summary>A local registry that caches another one.</summary>
public sealed class RegistryUpstreamTests
{
    private static readonly RegistryUpstream Hub = new() { Url = Value<string>.Of("https://registry-1.docker.io") };

    [Fact]
    public void AnUpstreamIsTheProxyOfTheRegistry()
    {
        var file = Assert.Single(LocalRegistry.Container("registry:2.8.3", Hub with
        {
            User = Value<string>.Of("me"),
            Password = Value<Secret>.Of(new("a: \"b\"")),
        }).Uploads);

        Assert.Equal("0600", file.Mode);
        Assert.EndsWith(
            "proxy:\n  remoteurl: https://registry-1.docker.io\n  username: me\n  password: \"a: \\\"b\\\"\"\n",
            file.Content.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnUpstreamTheFileIsAsBefore()
    {
        var file = Assert.Single(LocalRegistry.Container("registry:2.8.3", new()).Uploads);

        Assert.Equal("0644", file.Mode);
        Assert.DoesNotContain("proxy", file.Content.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryProblemIsReportedAtOnce()
    {
        var problems = ProblemList.Of(new RegistryUpstream
        {
            Url = Value<string>.Of("https://me:word@mirror.example"),
            User = Value<string>.Of(""),
        }.Check);

        Assert.Equal(["upstream", "upstreamUser", "upstreamPassword"], problems.Select(problem => problem.Path));
        Assert.DoesNotContain(problems, problem => problem.Message.Contains("word@", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://docker.io", "use https://registry-1.docker.io")]
    [InlineData("docker.io", "URL")]
    [InlineData("https://mirror.example?x", "contains ? or #")]
    public void AWrongUrlIsRejectedWithWhatToUse(string url, string says)
    {
        var problem = Assert.Single(ProblemList.Of(new RegistryUpstream { Url = Value<string>.Of(url) }.Check));

        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AUserWithAColonIsRejected()
    {
        var problems = ProblemList.Of(
            (Hub with { User = Value<string>.Of("a:b"), Password = Value<Secret>.Of(new("x")) }).Check);

        Assert.Equal("upstreamUser", Assert.Single(problems).Path);
    }

    [Fact]
    public void ALoginWithoutAnUpstreamIsRejected()
    {
        var problems = ProblemList.Of((Hub with { Url = default, Password = Value<Secret>.Of(new("x")) }).Check);

        Assert.Equal(["upstream", "upstreamUser"], problems.Select(problem => problem.Path));
    }
}

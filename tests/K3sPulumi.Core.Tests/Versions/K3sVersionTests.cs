using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.Versions;

public sealed class K3sVersionTests
{
    [Theory]
    [InlineData("v1.36.1+k3s1", "v1.36.1-k3s1", "v1.36.1%2Bk3s1")]
    [InlineData("v1.36.10+k3s2", "v1.36.10-k3s2", "v1.36.10%2Bk3s2")]
    [InlineData("v1.36.1-rc1+k3s1", "v1.36.1-rc1-k3s1", "v1.36.1-rc1%2Bk3s1")]
    public void AnExactVersionHasThreeForms(string text, string tag, string url)
    {
        var version = Parse(text);

        Assert.Equal((text, tag, url), (version.ToString(), version.ImageTag, version.UrlForm));
    }

    [Fact]
    public void EveryPartIsRead()
    {
        var version = Parse("v1.36.12-rc3+k3s4");

        Assert.Equal((1, 36, 12, 3, 4),
            (version.Major, version.Minor, version.Patch, version.ReleaseCandidate, version.K3sRelease));
    }

    [Fact]
    public void TheOrderKnowsCandidatesAndK3sReleases()
    {
        string[] ascending =
        [
            "v1.9.0+k3s1", "v1.35.8+k3s1", "v1.36.1-rc1+k3s1", "v1.36.1-rc2+k3s1", "v1.36.1-rc10+k3s1", "v1.36.1+k3s1",
            "v1.36.1+k3s2",
            "v1.36.1+k3s10", "v1.36.2+k3s1", "v1.36.10+k3s1", "v1.37.0+k3s1",
        ];

        Assert.Equal(ascending, ascending.Reverse().Select(Parse).Order().Select(version => version.ToString()));
    }

    [Fact]
    public void AnyTwoVersionsCompareAsTheirPartsDo()
    {
        var version = from minor in Gen.Choose(0, 40)
                      from patch in Gen.Choose(0, 20)
                      from candidate in Gen.Choose(0, 3)
                      from release in Gen.Choose(1, 3)
                      select Parse($"v1.{minor}.{patch}{(candidate == 0 ? "" : $"-rc{candidate}")}+k3s{release}");
        var pair = from a in version from b in version select (a, b);

        Check.QuickThrowOnFailure(Prop.ForAll(pair.ToArbitrary(), both =>
            Parse(both.a.ToString()) == both.a
            && Math.Sign(both.a.CompareTo(both.b)) == -Math.Sign(both.b.CompareTo(both.a))
            && (both.a == both.b) == (both.a.CompareTo(both.b) == 0)
            && (both.a < both.b) == (both.b > both.a)
            && (both.a <= both.b || both.a.Minor >= both.b.Minor)));
    }

    [Fact]
    public void CandidatesComeBeforeTheRelease() => Assert.True(Parse("v1.36.1-rc9+k3s2") < Parse("v1.36.1+k3s1"));

    [Theory]
    [InlineData("v1.34.8+k3s1", false)]
    [InlineData("v1.35.0+k3s1", true)]
    [InlineData("v1.37.1+k3s1", true)]
    public void CgroupV2IsNeededFromKubernetes135(string text, bool needed) => Assert.Equal(needed, Parse(text).NeedsCgroupV2);

    [Theory]
    [InlineData("v1.35.8+k3s1", "v1.36.1+k3s1")]
    [InlineData("v1.36.1+k3s1", "v1.36.1+k3s1")]
    [InlineData("v1.36.4+k3s1", "v1.36.1+k3s2")]
    public void NextMinorAndAnyPatchAreFine(string from, string to) =>
        Assert.Null(K3sVersion.UpgradeProblem(Parse(from), Parse(to)));

    [Theory]
    [InlineData("v1.34.8+k3s1", "v1.36.1+k3s1", "upgrade through v1.35 first.")]
    [InlineData("v1.36.1+k3s1", "v1.35.8+k3s1", "or stay on v1.36.")]
    public void SkippedAndLowerMinorsAreRefused(string from, string to, string remedy) =>
        Assert.EndsWith(remedy, K3sVersion.UpgradeProblem(Parse(from), Parse(to)), StringComparison.Ordinal);

    [Theory]
    [InlineData(null,
        "is missing; set an exact K3s version such as v1.36.1+k3s1 (listed at https://github.com/k3s-io/k3s/releases).")]
    [InlineData(" ",
        "is missing; set an exact K3s version such as v1.36.1+k3s1 (listed at https://github.com/k3s-io/k3s/releases).")]
    [InlineData("v1.36.1", "\"v1.36.1\" has no K3s release number; use v1.36.1+k3s1.")]
    [InlineData("v1.36.1-rc2", "\"v1.36.1-rc2\" has no K3s release number; use v1.36.1-rc2+k3s1.")]
    [InlineData("v1.36.1-k3s1", "\"v1.36.1-k3s1\" is an image tag, not a version; use v1.36.1+k3s1.")]
    [InlineData("v1.36.1-rc1-k3s2", "\"v1.36.1-rc1-k3s2\" is an image tag, not a version; use v1.36.1-rc1+k3s2.")]
    [InlineData("rancher/k3s:v1.36.1-k3s1", "\"rancher/k3s:v1.36.1-k3s1\" is an image, not a version; use v1.36.1+k3s1.")]
    [InlineData("1.36.1+k3s1", "\"1.36.1+k3s1\" must start with \"v\"; use v1.36.1+k3s1.")]
    [InlineData("v1.36.1%2Bk3s1", "\"v1.36.1%2Bk3s1\" is not in the format of a version; use v1.36.1+k3s1.")]
    [InlineData("v1.36.1+k3s1\n", "\"v1.36.1+k3s1\n\" has white space around it; use v1.36.1+k3s1.")]
    [InlineData("v1.36.1+rke2r1", "\"v1.36.1+rke2r1\" is a version of RKE2, not of K3s; use one such as v1.36.1+k3s1.")]
    [InlineData("v1.36.1+k3s0", "\"v1.36.1+k3s0\" is not a valid K3s version; use one such as v1.36.1+k3s1.")]
    [InlineData("v1.036.1+k3s1", "\"v1.036.1+k3s1\" is not a valid K3s version; use one such as v1.36.1+k3s1.")]
    [InlineData("newest", "\"newest\" is not a valid K3s version; use one such as v1.36.1+k3s1.")]
    public void AnInvalidVersionIsExplained(string? text, string expected)
    {
        Assert.Null(K3sVersion.TryParse(text, out var why));
        Assert.Equal(expected, why);
    }

    [Theory]
    [InlineData("stable")]
    [InlineData("latest")]
    [InlineData("testing")]
    [InlineData("v1.36")]
    [InlineData("v1.26-testing")]
    public void ChannelsAreRefused(string channel)
    {
        Assert.Null(K3sVersion.TryParse(channel, out var why));
        Assert.StartsWith($"\"{channel}\" is a channel, not a version; set an exact version", why, StringComparison.Ordinal);
    }

    internal static K3sVersion Parse(string text) => K3sVersion.TryParse(text, out var why)
        ?? throw new InvalidOperationException(why);
}

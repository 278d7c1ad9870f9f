using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Configuration;

/// <summary>K3s's rules are those of its <c>configfilearg</c> package.</summary>
public sealed class MergedConfigTests
{
    [Theory]
    [InlineData("tls-san: [a]", "tls-san: [b]", "b")]
    [InlineData("tls-san: [a]", "tls-san+: [b]", "a b")]
    [InlineData("tls-san: a", "tls-san+: b", "a b")]
    [InlineData("tls-san+: [a]", "tls-san: [b]", "b")]
    [InlineData("", "tls-san+: [b]", "b")]
    [InlineData("tls-san: [a]", "tls-san: []", "")]
    [InlineData("tls-san: [a]", "debug: true", "a")]
    [InlineData("tls-san: [a]", "tls-san: [", "a")]
    [InlineData("tls-san: [a]", "- tls-san", "a")]
    public void ALaterFileReplacesOrAdds(string first, string second, string expected) =>
        Assert.Equal(expected, Values(Of(first, second)["tls-san"]));

    [Theory]
    [InlineData("node-ip: a", "i: b", "a b")]
    [InlineData("i: a", "node-ip: b", "a b")]
    [InlineData("i: a", "i: b", "b")]
    [InlineData("i: a", "i+: b", "a b")]
    [InlineData("node-ip: a\ni: b", "node-ip: c", "c b")]
    public void AShortNameIsASeparateKeyWhoseValuesAreConcatenated(string first, string second, string expected) =>
        Assert.Equal(expected, Values(Of(first, second)["node-ip"]));

    [Fact]
    public void OtherKeysOfTheSameFlagAreConcatenated()
    {
        var merged = Of("kube-controller-arg: a=1", "kube-controller-manager-arg: b=2");

        Assert.Equal("a=1 b=2", Values(merged["kube-controller-manager-arg", "kube-controller-arg"]));
    }

    [Theory]
    [InlineData("debug: false", "debug: true", "texts[1]")]
    [InlineData("debug: on", "", "texts[0]")]
    [InlineData("debug: true", "debug: n", null)]
    [InlineData("", "", null)]
    public void TheLastValueOfAFlagApplies(string first, string second, string? path) =>
        Assert.Equal(path, Of(first, second).PathOfTrue("debug"));

    [Fact]
    public void ATextThatIsNotKnownYetMayHaveReplacedEverythingBeforeIt()
    {
        var merged = MergedConfig.Of(Layer("a", "tls-san: [a]\nlog: a"), new("b", Value<string>.Unknown), Layer("c", "log: c"));

        Assert.True(merged["tls-san"].IsUnknown);
        Assert.True(merged["snapshotter"].IsUnknown);
        Assert.Null(merged.Single("tls-san", "fallback"));
        Assert.Equal("c", merged.Single("log", "fallback"));
    }

    [Fact]
    public void AnAdditionToWhatIsNotKnownYetIsNotKnownYet() => Assert.True(
        MergedConfig.Of(new("a", Value<string>.Unknown), Layer("b", "tls-san+: [b]"))["tls-san"].IsUnknown);

    [Fact]
    public void TheFallbackAppliesWithoutAValue()
    {
        Assert.Equal("fallback", Of("debug: true").Single("log", "fallback"));
        Assert.False(Of("debug: true")["log"].IsGiven);
    }

    [Theory]
    [InlineData("", "1", "tlsSans", null)]
    [InlineData("tls-san+: [2]", "1 2", "config", "tls-san")]
    [InlineData("tls-san: ['2']", "2", "config", "tls-san")]
    public void AnArgumentComesBeforeTheYaml(string text, string values, string path, string? key)
    {
        var setting = KeySetting.Of("tls-san", Value.List("1"), "tlsSans", [Layer("config", text)]);

        Assert.Equal(values, Values(setting));
        Assert.Equal((path, key), (setting.Content!.Path, setting.Content.Key));
    }

    [Fact]
    public void YamlReplacesAnArgumentThatIsNotKnownYet()
    {
        Value<KeySetting> With(string text) =>
            KeySetting.Of("tls-san", Value<IReadOnlyList<string>>.Unknown, "tlsSans", [Layer("config", text)]);

        Assert.Equal("b", Values(With("tls-san: [b]")));
        Assert.True(With("tls-san+: [b]").IsUnknown);
        Assert.True(With("").IsUnknown);
    }

    [Fact]
    public void CommasSeparateTheValuesOfLists()
    {
        Assert.Equal(["a", "b"], KeySetting.Split(Of("node-ip: a, b")["node-ip"]).Content!.Values);
        Assert.False(KeySetting.Split(Of("node-ip: ''")["node-ip"]).IsGiven);
    }

    private static MergedConfig Of(params string[] texts) =>
        MergedConfig.Of(texts.Select((text, index) => Layer($"texts[{index}]", text)));

    private static ConfigLayer Layer(string path, string text) => new(path, Value<string>.Of(text));

    private static string Values(Value<KeySetting> setting) => string.Join(' ', setting.Content!.Values);
}

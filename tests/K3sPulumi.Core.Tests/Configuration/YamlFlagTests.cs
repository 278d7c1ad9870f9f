using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Configuration;

/// <summary>A flag in YAML is what K3s's parsers make of it: YAML 1.1's words, then Go's <c>ParseBool</c>.</summary>
public sealed class YamlFlagTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("y", true)]
    [InlineData("On", true)]
    [InlineData("1", true)]
    [InlineData("t", true)]
    [InlineData("off", false)]
    [InlineData("N", false)]
    [InlineData("0", false)]
    [InlineData("", null)]
    [InlineData("2", null)]
    [InlineData("maybe", null)]
    public void AFlagIsReadAsK3sReadsIt(string text, bool? expected) => Assert.Equal(expected, Yaml11.Flag(text));

    [Theory]
    [InlineData("y", true)]
    [InlineData("t", true)]
    [InlineData("1", true)]
    [InlineData("n", false)]
    public void FlannelUsesExternalAddressesHoweverTheFlagIsWritten(string text, bool expected) => Assert.Equal(expected,
        ClusterPlaces.FlannelExternalIp(new() { Version = Value<string>.Of("v1.36.1+k3s1") },
            [new("serverConfig", Value<string>.Of($"flannel-external-ip: {text}\n"))]));
}

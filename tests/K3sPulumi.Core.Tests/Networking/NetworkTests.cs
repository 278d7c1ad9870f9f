using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.Networking;

public sealed class NetworkTests
{
    [Theory]
    [InlineData("10.42.0.0/16", null)]
    [InlineData("fd00:42::/56", null)]
    [InlineData("FD00:42::/56", null)]
    [InlineData("10.42.0.0", "\"10.42.0.0\" is not a valid network; use CIDR notation, such as 10.42.0.0/16 or fd00:42::/56.")]
    [InlineData("10.42.0.0/33",
        "\"10.42.0.0/33\" is not a valid network; use CIDR notation, such as 10.42.0.0/16 or fd00:42::/56.")]
    [InlineData("10.42/16", "\"10.42/16\" is not a valid network; use CIDR notation, such as 10.42.0.0/16 or fd00:42::/56.")]
    [InlineData("010.42.0.0/16",
        "\"010.42.0.0/16\" is not a valid network; use CIDR notation, such as 10.42.0.0/16 or fd00:42::/56.")]
    [InlineData("10.42.7.0/16", "\"10.42.7.0/16\" is not the first address of its network; use 10.42.0.0/16.")]
    [InlineData("fd00:42::1/56", "\"fd00:42::1/56\" is not the first address of its network; use fd00:42::/56.")]
    [InlineData("10.42.0.0/16,fd00::/56", "\"10.42.0.0/16,fd00::/56\" contains several networks; use a list.")]
    [InlineData("", "\"\" is not a valid network; use CIDR notation, such as 10.42.0.0/16 or fd00:42::/56.")]
    public void Networks(string cidr, string? problem) => Assert.Equal(problem, Cidrs.Problem(cidr));

    [Theory]
    [InlineData("10.42.7.0/16", "10.42.0.0/16")]
    [InlineData("10.42.7.1/16, fd00:42::1/56", "10.42.0.0/16,fd00:42::/56")]
    [InlineData("10.42.0.0/016,FD00:42:0::/56", "10.42.0.0/016,FD00:42:0::/56")]
    [InlineData("10.42.0.0/16, fd00:42::/56", "10.42.0.0/16, fd00:42::/56")]
    [InlineData("10.0.0.11", "10.0.0.11")]
    [InlineData("010.42.7.0/16", "010.42.7.0/16")]
    [InlineData("10.42/8", "10.42/8")]
    [InlineData("10.42.7.0/33", "10.42.7.0/33")]
    [InlineData("", "")]
    public void OnlyBitsOfHostsAreCleared(string cidrs, string normal) => Assert.Equal(normal, Cidrs.Normal(cidrs));

    [Theory]
    [InlineData("10.42.0.0/16", "10.42.128.0/17", true)]
    [InlineData("10.0.0.0/8", "10.43.0.0/16", true)]
    [InlineData("10.42.0.0/16", "10.43.0.0/16", false)]
    [InlineData("fd00:42::/56", "10.42.0.0/16", false)]
    [InlineData("::/0", "fd00::/8", true)]
    [InlineData("rubbish", "10.42.0.0/16", false)]
    public void Overlaps(string left, string right, bool overlap)
    {
        Assert.Equal(overlap, Cidrs.Overlap(left, right));
        Assert.Equal(overlap, Cidrs.Overlap(right, left));
    }

    [Fact]
    public void NetworksOverlapExactlyWhenTheirRangesDo()
    {
        var network = from bits in Gen.Choose(1, 12)
                      from value in Gen.Choose(0, 4095)
                      select (First: value >> (12 - bits) << (12 - bits), Size: 1 << (12 - bits), Bits: bits);
        var pair = from a in network from b in network select (a, b);
        static string Cidr((int First, int Size, int Bits) n) => $"10.{n.First >> 4}.{(n.First & 15) << 4}.0/{n.Bits + 8}";

        Check.QuickThrowOnFailure(Prop.ForAll(pair.ToArbitrary(), both =>
            Cidrs.Problem(Cidr(both.a)) is null
            && Cidrs.Overlap(Cidr(both.a), Cidr(both.b))
                == (both.a.First < both.b.First + both.b.Size && both.b.First < both.a.First + both.a.Size)));
    }

    [Fact]
    public void OneOrTwoFamiliesAreAllowed()
    {
        Assert.Null(ClusterNetworks.StackProblem([]));
        Assert.Null(ClusterNetworks.StackProblem(["10.42.0.0/16"]));
        Assert.Null(ClusterNetworks.StackProblem(["10.42.0.0/16", "fd00:42::/56"]));
        Assert.EndsWith("use one IPv4 and one IPv6 network, or a single network.",
            ClusterNetworks.StackProblem(["10.42.0.0/16", "10.44.0.0/16"]), StringComparison.Ordinal);
        Assert.StartsWith("lists 3 networks;", ClusterNetworks.StackProblem(["10.42.0.0/16", "fd00:42::/56", "10.44.0.0/16"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void MixedFamiliesAreRefused()
    {
        Assert.Null(ClusterNetworks.FamiliesProblem(["10.42.0.0/16", "fd00:42::/56"], ["10.43.0.0/16", "fd00:43::/112"]));
        Assert.Equal(
            "\"fd00:43::/112\" and the pod network \"10.42.0.0/16\" must have the same IP families in the same order; change one "
                + "of them.",
            ClusterNetworks.FamiliesProblem(["10.42.0.0/16"], ["fd00:43::/112"]));
        Assert.NotNull(ClusterNetworks.FamiliesProblem(["10.42.0.0/16", "fd00:42::/56"], ["fd00:43::/112", "10.43.0.0/16"]));
    }

    [Fact]
    public void OverlapsAreNamed() => Assert.Equal(
        "\"10.42.128.0/17\" overlaps the pod network \"10.42.0.0/16\"; choose networks that do not overlap.",
        ClusterNetworks.OverlapProblem(["fd00::/112", "10.42.128.0/17"], ["10.42.0.0/16"], "the pod network"));

    [Theory]
    [InlineData("10.0.0.5", "10.42.0.0/16", true)]
    [InlineData("fd00::5", "10.42.0.0/16", false)]
    [InlineData("10.0.0.5", "fd42::/56", false)]
    [InlineData("10.0.0.5,fd00::5", "10.42.0.0/16", true)]
    [InlineData("10.0.0.5,fd00::5", "fd42::/56", true)]
    [InlineData("fd00::5,10.0.0.5", "10.42.0.0/16,fd42::/56", true)]
    [InlineData("10.0.0.5", "10.42.0.0/16,fd42::/56", false)]
    public void NodesHaveTheFamiliesThatK3sAsksFor(string nodeIps, string pods, bool fine) =>
        Assert.Equal(fine, ClusterNetworks.NodeAddressProblem(nodeIps.Split(','), pods.Split(',')) is null);

    [Theory]
    [InlineData("10.42.0.0/16", 256, null, true)]
    [InlineData("10.42.0.0/16", 257, null, false)]
    [InlineData("10.42.0.0/24", 1, null, true)]
    [InlineData("10.42.0.0/24", 2, null, false)]
    [InlineData("10.42.0.0/25", 1, null, false)]
    [InlineData("10.42.0.0/25", 2, "node-cidr-mask-size=26", true)]
    [InlineData("10.42.0.0/22", 2, "--node-cidr-mask-size-ipv4=22", false)]
    [InlineData("10.0.0.0/8", 4000, "node-cidr-mask-size-ipv4=30", true)]
    [InlineData("fd42::/48", 5000, null, true)]
    [InlineData("fd42::/47", 1, null, false)]
    [InlineData("fd42::/47", 1, "node-cidr-mask-size-ipv6=63", true)]
    [InlineData("fd42::/64", 1, null, true)]
    [InlineData("fd42::/65", 1, null, false)]
    [InlineData("10.42.0.0/30", 9, "allocate-node-cidrs=false", true)]
    public void PodNetworksHaveRoomForTheirNodes(string cidr, int nodes, string? argument, bool fine) =>
        Assert.Equal(fine, NodeMasks.Of(argument is null ? [] : [argument]).NetworkProblem(cidr, nodes) is null);

    [Theory]
    [InlineData("10.43.0.0/16", "v1.33.4+k3s1", false, true)]
    [InlineData("10.0.0.0/12", "v1.33.4+k3s1", false, true)]
    [InlineData("10.0.0.0/11", "v1.33.4+k3s1", false, false)]
    [InlineData("10.0.0.0/8", "v1.34.0+k3s1", false, true)]
    [InlineData("10.43.0.0/28", "v1.36.1+k3s1", false, true)]
    [InlineData("10.43.0.0/29", "v1.36.1+k3s1", false, false)]
    [InlineData("10.43.0.0/29", "v1.36.1+k3s1", true, true)]
    [InlineData("10.43.0.0/30", "v1.36.1+k3s1", true, false)]
    [InlineData("fd00:43::/108", "v1.33.4+k3s1", false, true)]
    [InlineData("fd00:43::/107", "v1.33.4+k3s1", false, false)]
    [InlineData("fd00:43::/64", "v1.34.0+k3s1", false, true)]
    [InlineData("fd00:43::/63", "v1.36.1+k3s1", false, false)]
    [InlineData("fd00:43::/64", null, false, true)]
    public void ServiceNetworksHaveASize(string cidr, string? version, bool hasDns, bool fine) =>
        Assert.Equal(fine, ClusterNetworks.ServiceNetworkProblem(cidr, K3sVersion.TryParse(version, out _), hasDns) is null);

    [Theory]
    [InlineData("10.43.0.10", true)]
    [InlineData("10.44.0.10", false)]
    [InlineData("dns", false)]
    public void TheDnsIsAService(string address, bool fine) =>
        Assert.Equal(fine, ClusterNetworks.DnsProblem(address, ["10.43.0.0/16"]) is null);
}

using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Tests.Networking;

public sealed class AddressTests
{
    [Theory]
    [InlineData("10.0.0.5", null)]
    [InlineData("fd00::5", null)]
    [InlineData("node-1.example.com", null)]
    [InlineData("", "must not be empty; use a host name or an IP address.")]
    [InlineData("[fd00::5]", "\"[fd00::5]\" must not have brackets; use fd00::5.")]
    [InlineData("ssh://10.0.0.5", "\"ssh://10.0.0.5\" is a URL; use only the host name or IP address.")]
    [InlineData("pi@10.0.0.5", "contains a user name; use only the host name or IP address, and set user.")]
    [InlineData("10.0.0.5:22", "\"10.0.0.5:22\" contains a port; use only the host name or IP address, and set port.")]
    [InlineData("10.0.0.256", "\"10.0.0.256\" is not a valid IPv4 address; each of its four parts must be from 0 to 255.")]
    [InlineData("10.1", "\"10.1\" is not a valid IPv4 address; each of its four parts must be from 0 to 255.")]
    [InlineData("fe80::1%lo",
        "\"fe80::1%lo\" contains a network interface after \"%\", which is meaningless on other machines; use the host name or "
            + "another address.")]
    [InlineData("fe80::1%no-such",
        "\"fe80::1%no-such\" contains a network interface after \"%\", which is meaningless on other machines; use the host name "
            + "or another address.")]
    [InlineData("node_1.example.com", null)]
    [InlineData("Node-1.Example.com.", null)]
    [InlineData("xn--bcher-kva.example", null)]
    [InlineData("bücher.example", "\"bücher.example\" is not ASCII, which DNS requires; use the form that starts with xn--.")]
    [InlineData("node 1", "\"node 1\" is neither a valid host name nor an IP address; use letters, digits, \"-\" and \".\".")]
    [InlineData("-oProxyCommand=x",
        "\"-oProxyCommand=x\" is neither a valid host name nor an IP address; use letters, digits, \"-\" and \".\".")]
    public void Hosts(string host, string? problem) => Assert.Equal(problem, Addresses.HostProblem(host));

    [Theory]
    [InlineData("https://10.0.0.10:6443", null)]
    [InlineData("https://[fd00::1]:6443", null)]
    [InlineData("https://k3s.example.com", null)]
    [InlineData("", "must not be empty; use the URL of a server or load balancer, such as https://10.0.0.10:6443.")]
    [InlineData("10.0.0.10:6443", "must start with https://; use a URL such as https://10.0.0.10:6443.")]
    [InlineData("http://10.0.0.10:6443", "must start with https://; use a URL such as https://10.0.0.10:6443.")]
    [InlineData("https://10.0.0.10:6443/", "must end after the port; use https://10.0.0.10:6443.")]
    [InlineData("https://10.0.0.10:6443/v1", "must end after the port; use https://10.0.0.10:6443.")]
    [InlineData("https://10.0.0.10/?a=b", "must end after the port; use https://10.0.0.10:6443.")]
    [InlineData("https://u:p@10.0.0.10:6443",
        "is not a valid URL; use a URL such as https://10.0.0.10:6443 (with brackets around an IPv6 address).")]
    [InlineData("https://fd00::1:6443",
        "is not a valid URL; use a URL such as https://10.0.0.10:6443 (with brackets around an IPv6 address).")]
    [InlineData("https://10.0.0.10:99999",
        "is not a valid URL; use a URL such as https://10.0.0.10:6443 (with brackets around an IPv6 address).")]
    [InlineData("https://",
        "is not a valid URL; use a URL such as https://10.0.0.10:6443 (with brackets around an IPv6 address).")]
    public void ServerUrls(string url, string? problem) => Assert.Equal(problem, ServerUrl.Problem(url));

    [Theory]
    [InlineData("k3s.example.com", true)]
    [InlineData("*.example.com", true)]
    [InlineData("10.0.0.10", true)]
    [InlineData("fd00::1", true)]
    [InlineData("https://k3s.example.com", false)]
    [InlineData("k3s.example.com:6443", false)]
    [InlineData("", false)]
    public void Sans(string san, bool fine) => Assert.Equal(fine, Addresses.SanProblem(san) is null);

    [Theory]
    [InlineData("10.0.0.5", null)]
    [InlineData("fd00::5", null)]
    [InlineData("::ffff:10.0.0.5", null)]
    [InlineData("127.0.0.1", "a loopback address")]
    [InlineData("127.8.0.1", "a loopback address")]
    [InlineData("::ffff:127.0.0.1", "a loopback address")]
    [InlineData("::1", "a loopback address")]
    [InlineData("0.0.0.0", "the unspecified address")]
    [InlineData("::", "the unspecified address")]
    [InlineData("224.0.0.1", "a multicast address")]
    [InlineData("239.255.255.255", "a multicast address")]
    [InlineData("ff02::1", "a multicast address")]
    [InlineData("255.255.255.255", "the broadcast address")]
    [InlineData("169.254.1.1", "a link-local address")]
    [InlineData("fe80::1", "a link-local address")]
    public void AddressesThatTheKubeletRefuses(string address, string? kind)
    {
        var problem = SpecialAddresses.NodeProblem("node-ip", address);

        Assert.Equal(kind is null
            ? null : $"node-ip is {kind}, which the kubelet rejects; use the address of one of the node's network interfaces.",
            problem);
    }

    [Theory]
    [InlineData("Node.Example.COM.", "node.example.com")]
    [InlineData("FD00:0:0::0005", "fd00::5")]
    [InlineData("::ffff:10.0.0.5", "10.0.0.5")]
    [InlineData("10.0.0.5", "10.0.0.5")]
    public void SpellingsOfOnePlace(string spelling, string normal) => Assert.Equal(normal, SpecialAddresses.Normal(spelling));

    [Fact]
    public void ANodeHasOneAddressPerFamily()
    {
        Assert.Null(Addresses.NodeIpsProblem(["10.0.0.5", "fd00::5"]));
        Assert.Contains("two addresses of the same family", Addresses.NodeIpsProblem(["10.0.0.5", "10.0.0.6"]),
            StringComparison.Ordinal);
        Assert.Contains("is not a valid IP address", Addresses.NodeIpsProblem(["10.0.0.5", "eth0"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Ipv6StandsInBracketsInUrls() =>
        Assert.Equal(("[fd00::5]", "10.0.0.5", "a.b"),
            (Addresses.InUrl("fd00::5"), Addresses.InUrl("10.0.0.5"), Addresses.InUrl("a.b")));

    [Theory]
    [InlineData(1, true)]
    [InlineData(65535, true)]
    [InlineData(0, false)]
    [InlineData(65536, false)]
    public void PortNumbers(int port, bool fine) => Assert.Equal(fine, Ports.Problem(port) is null);

    [Theory]
    [InlineData("8080:80", "8080>80/tcp")]
    [InlineData("127.0.0.1:5353:53/udp", "127.0.0.1:5353>53/udp")]
    [InlineData("[::1]:8080:80", "::1:8080>80/tcp")]
    [InlineData("8000-8002:9000-9002", "8000>9000/tcp 8001>9001/tcp 8002>9002/tcp")]
    public void PortMappings(string text, string expected)
    {
        var mappings = PortMapping.TryParse(text, out var why);

        Assert.Null(why);
        Assert.Equal(expected,
            string.Join(' ',
                mappings!.Select(m => $"{(m.HostIp is null ? "" : m.HostIp + ":")}{m.HostPort}>{m.ContainerPort}/{m.Protocol}")));
    }

    [Theory]
    [InlineData("80")]
    [InlineData("0:80")]
    [InlineData("8080:70000")]
    [InlineData("8080:80/http")]
    [InlineData("localhost:8080:80")]
    [InlineData("8000-8001:80-82")]
    [InlineData("300.1.1.1:80:80")]
    [InlineData("9-8:9-8")]
    public void InvalidPortMappings(string text)
    {
        Assert.Null(PortMapping.TryParse(text, out var why));
        Assert.EndsWith("use hostPort:containerPort, such as 8080:80, 127.0.0.1:8080:80, 5353:53/udp or 8000-8010:8000-8010.",
            why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8080:80", "8080:81", true)]
    [InlineData("127.0.0.1:8080:80", "8080:81", true)]
    [InlineData("127.0.0.1:8080:80", "127.0.0.2:8080:81", false)]
    [InlineData("53:53/udp", "53:53", false)]
    [InlineData("0.0.0.0:8080:80", "8080:81", true)]
    [InlineData("[::]:8080:80", "8080:81", false)]
    [InlineData("[::]:8080:80", "[fd00::1]:8080:81", true)]
    [InlineData("[fd00:0::1]:8080:80", "[FD00::1]:8080:81", true)]
    [InlineData("[::1]:8080:80", "127.0.0.1:8080:81", false)]
    public void MappingsCollide(string left, string right, bool collide) =>
        Assert.Equal(collide, One(left).CollidesWith(One(right)));

    private static PortMapping One(string text) => PortMapping.TryParse(text, out _)!.Single();
}

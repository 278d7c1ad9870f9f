using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Firewall;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Networking;

namespace K3sPulumi.Core.Tests.Validation;

public sealed class TextTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("# nothing\n", null)]
    [InlineData("debug: true\n", null)]
    [InlineData("- a\n", "must be a mapping; use key: value lines.")]
    [InlineData("debug", "must be a mapping; use key: value lines.")]
    [InlineData("a: 1\n---\nb: 2\n", "contains several documents; keep one and remove the --- lines.")]
    [InlineData("a: [secret\n", "is not valid YAML (line 2, column 1); check indentation and quotes there.")]
    [InlineData("a: 1\na: 2\n", "has a key twice, again in line 2; keep one.")]
    [InlineData("a:\n\tsecret: 1\n", "is indented with a tab in line 2, which YAML does not allow; use spaces.")]
    [InlineData("[a, b]: 1\n", "has a key that is not a plain string; use key: value lines.")]
    public void Yaml(string text, string? problem) => Assert.Equal(problem, YamlText.MappingProblem(text));

    [Fact]
    public void KeysAreListed() => Assert.Equal(["debug", "kubelet-arg+"], YamlText.Keys("debug: true\nkubelet-arg+:\n- a=b\n"));

    [Theory]
    [InlineData("512m", 512)]
    [InlineData("2g", 2048)]
    [InlineData("1.5G", 1536)]
    [InlineData("512Mi", 512)]
    [InlineData("2GiB", 2048)]
    [InlineData("1073741824", 1024)]
    [InlineData("lots", null)]
    [InlineData("-1m", null)]
    [InlineData("", null)]
    public void MemoryIsRead(string text, int? megabytes) => Assert.Equal(megabytes, Memory.Megabytes(text));

    [Theory]
    [InlineData("1g", null)]
    [InlineData("10m", "\"10m\" is too little for K3s; use at least 512m for an agent and 2g for a server.")]
    [InlineData("2 gigs", "\"2 gigs\" is not a valid amount of memory; use a value such as 512m or 2g.")]
    public void MemoryOfNodes(string text, string? problem) => Assert.Equal(problem, Memory.Problem(text));

    [Theory]
    [InlineData("64m", null)]
    [InlineData("6 MiB", null)]
    [InlineData("5m", "\"5m\" is less than the 6m that Docker requires; use a value such as 128m.")]
    public void MemoryOfOtherContainers(string text, string? problem) =>
        Assert.Equal(problem, Memory.Problem(text, isNode: false));

    [Theory]
    [InlineData("2", true)]
    [InlineData("0.5", true)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("1,5", false)]
    [InlineData("all", false)]
    [InlineData("12", true)]
    [InlineData("1.0000000001", false)]
    [InlineData("0.05", false)]
    public void Processors(string text, bool fine) => Assert.Equal(fine, Cpus.Problem(text) is null);

    [Theory]
    [InlineData("2", "2.0")]
    [InlineData("1.50", "1.5")]
    [InlineData("0.5", "0.5")]
    [InlineData("0.25", "0.25")]
    [InlineData("10", "10.")]
    [InlineData("10.5", "10.5")]
    [InlineData("100", "100.")]
    [InlineData("all", "all")]
    public void ProcessorsAreWrittenAsTheProviderReadsThem(string text, string read) => Assert.Equal(read, Cpus.AsReadBack(text));

    [Theory]
    [InlineData("rancher/k3s:v1.36.1-k3s1", true)]
    [InlineData("k3s", true)]
    [InlineData("localhost:5000/rancher/k3s", true)]
    [InlineData("ghcr.io/k3s-io/k3s:v1.36.1-k3s1", true)]
    [InlineData("rancher/k3s@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true)]
    [InlineData("rancher/k3s@sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true)]
    [InlineData("rancher/k3s:v1.36.1+k3s1", false)]
    [InlineData("https://docker.io/rancher/k3s", false)]
    [InlineData("Rancher/K3s", false)]
    [InlineData("rancher/k3s:", false)]
    [InlineData("", false)]
    public void Images(string image, bool fine) => Assert.Equal(fine, ImageNames.Problem(image) is null);

    [Theory]
    [InlineData("registry.example.com:5000", true)]
    [InlineData("registry.example.com/mirror", true)]
    [InlineData("https://registry.example.com", false)]
    [InlineData("registry.example.com/", false)]
    [InlineData("", false)]
    public void Registries(string registry, bool fine) => Assert.Equal(fine, ImageNames.RegistryProblem(registry) is null);

    [Theory]
    [InlineData("traefik", null)]
    [InlineData("local-storage", null)]
    [InlineData("local-path", "\"local-path\" is not a packaged component; use local-storage.")]
    [InlineData("kube-proxy", "\"kube-proxy\" is not a packaged component; set disable-kube-proxy: true in config instead.")]
    [InlineData("nginx",
        "\"nginx\" is not a packaged component; use coredns, servicelb, traefik, local-storage, metrics-server or runtimes.")]
    public void DisabledComponents(string component, string? problem) =>
        Assert.Equal(problem, PackagedComponents.Problem(component));

    [Theory]
    [InlineData("none", null)]
    [InlineData("wireguard", "\"wireguard\" was removed from K3s; use wireguard-native.")]
    [InlineData("tailscale", "\"tailscale\" is enabled with vpnAuth; remove flannelBackend.")]
    [InlineData("calico", "\"calico\" is not a valid value; use vxlan, host-gw, wireguard-native or none.")]
    public void BackendsOfFlannel(string backend, string? problem) => Assert.Equal(problem, FlannelBackends.Problem(backend));

    [Fact]
    public void OtherChoices()
    {
        Assert.Null(EgressSelectorModes.Problem("pod"));
        Assert.Equal("\"none\" is not a valid value; use agent, cluster, pod or disabled.", EgressSelectorModes.Problem("none"));
        Assert.Equal("\"off\" is not a valid value; use configure, disable or leave.", FirewallModes.Problem("off"));
        Assert.NotNull(Snapshotters.Problem("zfs"));
        Assert.NotNull(EncryptionProviders.Problem("aes"));
    }

    [Theory]
    [InlineData("/etc/k3s", true)]
    [InlineData("etc/k3s", false)]
    [InlineData("/etc/../k3s", false)]
    [InlineData("/etc/\nk3s", false)]
    public void Paths(string path, bool fine) => Assert.Equal(fine, Core.Validation.Paths.Problem(path) is null);

    [Theory]
    [InlineData("max-pods=200", true)]
    [InlineData("--v=4", true)]
    [InlineData("feature-gates+=A=true,B=false", true)]
    [InlineData("profiling", true)]
    [InlineData("max pods=200", false)]
    [InlineData("=200", false)]
    [InlineData("a=b\nc", false)]
    public void ComponentArgs(string argument, bool fine) =>
        Assert.Equal(fine, K3sPulumi.Core.Configuration.ComponentArgs.Problem("kubelet-arg", argument) is null);
}

using K3sPulumi.Core.Images;
using K3sPulumi.Core.Registries;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Images;

public sealed class LocalRegistryTests
{
    private static readonly LocalRegistry Registry = new("registry", 5001);

    [Fact]
    public void NodesReachItUnderBothNames() =>
        Golden.Matches("registries-local.yaml", new RegistrySettings().With(Registry.Mirrors).ToYaml());

    [Fact]
    public void TheUsersMirrorIsKept()
    {
        var own = new RegistryMirror("localhost:5001") { Endpoints = Value.List("http://elsewhere:5000") };
        var merged = new RegistrySettings { Mirrors = [own] }.With(Registry.Mirrors);

        Assert.Equal(["localhost:5001", "registry:5001", "registry:5000"], merged.Mirrors.Select(mirror => mirror.Registry));
        Assert.Same(own, merged.Mirrors[0]);
    }

    [Fact]
    public void TheEmbeddedRegistryServesAllUnlessSomeAreNamed()
    {
        Assert.Equal("mirrors:\n  \"*\": {}\n", new RegistrySettings().ForEmbeddedRegistry().ToYaml());
        Assert.Single(new RegistrySettings { Mirrors = [new("docker.io")] }.ForEmbeddedRegistry().Mirrors);
    }

    [Fact]
    public void ToolsCanFindWhereToPush() => Golden.Matches("registry-hosting.yaml", Registry.HostingManifest);

    [Theory]
    [InlineData("registry:5001", true)]
    [InlineData("registry", false)]
    [InlineData("http://registry:5000", false)]
    [InlineData("registry:0", false)]
    public void AnAddressIsNameAndPort(string address, bool isGood)
    {
        Assert.Equal(isGood ? Registry : null, LocalRegistry.TryParse(address, out var why));
        Assert.Equal(isGood, why is null);
    }

    [Fact]
    public void NameAndPortAreChecked() =>
        Assert.Equal(["r.name", "r.port"], ProblemList.Of(problems => new LocalRegistry("My Registry", 0).Check(problems.At("r")))
            .Select(problem => problem.Path));
}

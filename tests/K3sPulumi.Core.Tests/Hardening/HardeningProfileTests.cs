using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hardening;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hardening;

public sealed class HardeningProfileTests
{
    private static readonly HardeningProfile Profile = new(["cattle-system"]);

    [Fact]
    public void FilesOfAServer() =>
        Golden.Matches("hardening-server-files.txt", Text(Profile.FilesFor(NodeRole.Server, isContainer: false)));

    [Fact]
    public void EveryFileIsYamlOrKernelParameters() => Assert.All(Profile.FilesFor(NodeRole.Server, isContainer: true), file =>
        Assert.All(file.Content.Value.Split("---\n"), document => Assert.Null(YamlText.MappingProblem(document))));

    [Fact]
    public void AnAgentHasKernelParametersOnly() =>
        Assert.Equal([HardeningProfile.SysctlPath],
            Profile.FilesFor(NodeRole.Agent, isContainer: false).Select(file => file.Path));

    [Fact]
    public void AContainerHasNoOwnKernel()
    {
        Assert.Empty(Profile.FilesFor(NodeRole.Agent, isContainer: true));
        Assert.False(Profile.Apply(new AgentConfig(), isContainer: true).ProtectKernelDefaults);
    }

    [Fact]
    public void ConfigurationOfAServer() =>
        Golden.Matches("hardening-server.yaml",
            Profile.Apply(new ServerConfig { NodeName = "alpha" }, isContainer: false).ToYaml());

    [Fact]
    public void ConfigurationOfAnAgent() =>
        Golden.Matches("hardening-agent.yaml", Profile.Apply(new AgentConfig { NodeName = "echo" }, isContainer: false).ToYaml());

    [Fact]
    public void TheUsersArgumentsAreKept()
    {
        var config = Profile.Apply(new ServerConfig { KubeApiserverArgs = ["--audit-log-maxage=7", "v=4"] }, isContainer: false);

        Assert.Contains("--audit-log-maxage=7", config.KubeApiserverArgs);
        Assert.DoesNotContain("audit-log-maxage=30", config.KubeApiserverArgs);
        Assert.Contains("audit-log-maxbackup=10", config.KubeApiserverArgs);
    }

    [Fact]
    public void NamespacesAreChecked() =>
        Assert.Equal("exemptNamespaces[1]", Assert.Single(ProblemList.Of(new HardeningProfile(["a", "A b"]).Check)).Path);

    private static string Text(IEnumerable<HostFile> files) =>
        string.Concat(files.Select(file => $"# ===== {file.Mode} {file.Path}\n{file.Content.Value}"));
}

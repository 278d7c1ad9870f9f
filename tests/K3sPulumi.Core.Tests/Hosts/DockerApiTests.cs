using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Tests.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Other servers join the first one in a container when its API answers.</summary>
public sealed class DockerApiTests
{
    [Theory]
    [InlineData("running 0", 60, true, "the API of dev-server-0 answers")]
    [InlineData("running 9", 2, false,
        "has not answered for 2 s, so no other server can join: see the error of dev-server-0-ready")]
    [InlineData("restarting 10", 60, false, "does not run, so no other server can join: see the error of dev-server-0-ready")]
    public void TheFirstServerIsAwaitedAndItsOwnErrorPointedAt(string state, int seconds, bool answers, string said)
    {
        using var host = new StandInHost();
        host.Command("docker", $$"""
            case "$*" in
            inspect*) echo '{{state}}' ;;
            *"test -s"*) [ -e "$FAKE/asked" ] || { : >"$FAKE/asked"; exit 1; } ;;
            *readyz) {{(answers ? "echo ok" : "exit 1")}} ;;
            esac
            """);
        var spec = new NodeSpec { Deadlines = new() { Ready = Value<int>.Of(seconds) } };
        var server = DockerNodes.Server("dev-server-0", "dev-server-0", spec);

        var ran = host.Run(DockerScript.Api(server, "id"), DockerScript.ApiStdin);

        (answers ? ran.Succeeded() : ran.Failed()).Says(said);
    }
}

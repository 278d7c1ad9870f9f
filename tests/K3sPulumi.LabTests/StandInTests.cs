using K3sPulumi.LabTests.Harness;

namespace K3sPulumi.LabTests;

[Collection(LabRun.Name)]
[LabTests]
public sealed class StandInTests(Lab lab)
{
    private const string Version = "v1.34.1+k3s1";

    [LabFact]
    public void AnAgentJoinsWithTheAgentTokenAndIsReady()
    {
        var network = new LabNetwork(lab);
        var server = Server(network);

        var agent = new LabNode(lab, network, Image, "agent-1", ["agent"],
            [$"K3S_URL=https://{server.Name}:6443", "K3S_TOKEN=agent-word"]);

        server.AwaitReady(agent.Hostname);
        Assert.Contains("k3s is up and running", server.Logs, StringComparison.Ordinal);
        Lab.WaitFor("the agent to say so", () => agent.Logs.Contains("k3s agent is up and running", StringComparison.Ordinal));
    }

    [LabFact]
    public void AnAgentWithAWrongTokenKeepsTryingAndNeverJoins()
    {
        var network = new LabNetwork(lab);
        var server = Server(network);

        var agent = new LabNode(lab, network, Image, "stranger", ["agent"],
            [$"K3S_URL=https://{server.Name}:6443", "K3S_TOKEN=wrong"]);

        Lab.WaitFor("the agent to be refused twice", () => agent.Logs.Split("401 Unauthorized").Length > 2);
        Assert.True(agent.IsRunning);
        Assert.DoesNotContain("stranger", server.Kubectl("get", "nodes").Ok(), StringComparison.Ordinal);
    }

    [LabFact]
    public void ASecondNodeOfTheSameNameIsRejected()
    {
        var network = new LabNetwork(lab);
        var server = Server(network);
        string[] environment = [$"K3S_URL=https://{server.Name}:6443", "K3S_TOKEN=agent-word", "K3S_NODE_NAME=twin"];
        _ = new LabNode(lab, network, Image, "twin-1", ["agent"], environment);
        server.AwaitReady("twin");

        var second = new LabNode(lab, network, Image, "twin-2", ["agent"], environment);

        Lab.WaitFor("the rejection", () =>
            second.Logs.Contains("Node password rejected, duplicate hostname", StringComparison.Ordinal));
        Assert.True(second.IsRunning);
    }

    [LabFact]
    public void AnUnknownKeyStopsAnAgentAndOnlyWarnsAServer()
    {
        var network = new LabNetwork(lab);
        var agent = new LabNode(lab, network, Image, "agent", ["agent"], [],
            config: "server: https://nowhere:6443\ntoken: x\ntls-san: a\n");
        var server = new LabNode(lab, network, Image, "server", ["server"], [], config: "no-such-key: 1\n");

        Lab.WaitFor("the agent to end", () => !agent.IsRunning);
        Assert.Contains("flag provided but not defined: -tls-san", agent.Logs, StringComparison.Ordinal);
        server.AwaitReady(server.Hostname);
        Assert.Contains("Unknown flag --no-such-key found in config.yaml, skipping", server.Logs, StringComparison.Ordinal);
    }

    [LabFact]
    public void ARestartKeepsTheStateAndADeletedNodeIsGone()
    {
        var network = new LabNetwork(lab);
        var server = Server(network);
        var agent = new LabNode(lab, network, Image, "agent-1", ["agent"],
            [$"K3S_URL=https://{server.Name}:6443", "K3S_TOKEN=agent-word"]);
        server.AwaitReady(agent.Hostname);
        server.Kubectl("label", "node", agent.Hostname, "disk=ssd").Ok();

        server.Restart();
        server.AwaitReady(agent.Hostname);

        Assert.Equal("ssd", server.Kubectl("get", "node", agent.Hostname, "-o", "jsonpath={.metadata.labels.disk}").Ok());
        server.Kubectl("delete", "node", agent.Hostname).Ok();
        Assert.NotEqual(0, server.Kubectl("get", "node", agent.Hostname).ExitCode);
    }

    private string Image => lab.K3sImage(Version);

    private LabNode Server(LabNetwork network)
    {
        var server = new LabNode(lab, network, Image, "server", ["server"],
            ["K3S_TOKEN=server-word", "K3S_AGENT_TOKEN=agent-word"]);
        server.AwaitReady(server.Hostname);
        return server;
    }
}

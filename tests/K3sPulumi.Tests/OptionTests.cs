using System.Text.RegularExpressions;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests;
using K3sPulumi.Core.Validation;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests;

/// <summary>What the arguments for air gaps, proxies and difficult hosts change in the nodes, as a preview shows it.</summary>
public sealed partial class OptionTests
{
    public static TheoryData<string, string> Changes => new()
    {
        { "registry of the cluster", "update dev-a1-node, update dev-a2-node, update dev-s1-node" },
        { "registry of an agent", "update dev-a1-node" },
        { "registry password of an agent", "update dev-a1-node" },
        { "firewall of an agent", "update dev-a1-node, update dev-a1-prepare" },
        { "proxy of an agent", "update dev-a1-node, update dev-a1-prepare" },
        { "kernel of an agent", "update dev-a1-node" },
        { "SELinux of an agent", "update dev-a1-node, update dev-a1-prepare" },
        { "embedded registry", "update dev-a1-node, update dev-a1-prepare, update dev-a2-node, update dev-a2-prepare, update dev-s1-node, update dev-s1-prepare" },
        { "hardening", "update dev-a1-node, update dev-a2-node, update dev-s1-node" },
        { "API server", "update dev-s1-node" },
        { "egress", "update dev-s1-node" },
    };

    [Fact]
    public async Task WhatAPreviewShowsOfHosts()
    {
        var result = await Programs.UpAsync(Programs.Stack(OptionPrograms.Hosts));
        var other = await Programs.UpAsync(Programs.Stack(OptionPrograms.OtherHosts));

        Golden.Matches("options-hosts.txt", Commands(result) + Commands(other));
    }

    [Fact]
    public async Task WhatContainersGet()
    {
        var result = await Programs.UpAsync(Programs.Stack(OptionPrograms.Containers));

        foreach (var name in (string[])["dev-server-0", "dev-agent-0"])
        {
            var container = result.Resources.Single(resource => resource.Name == name && resource.Type == "docker:index/container:Container");
            var files = ((ListValue)container.Inputs["uploads"]!.Reveal()).Items
                .Select(item => ((ObjectValue)item).Properties)
                .Select(file => $"{((StringValue)file["permissions"]!.Reveal()).Value} {((StringValue)file["file"]!.Reveal()).Value}").ToList();
            Assert.Contains("0600 /etc/rancher/k3s/registries.yaml", files);
            Assert.Contains("0600 /etc/rancher/k3s/registries/mirror.example.com_5000.client.key", files);
            Assert.Equal(name == "dev-server-0", files.Contains("0600 /etc/rancher/k3s/admission.yaml"));
            Assert.DoesNotContain(files, file => file.Contains("sysctl", StringComparison.Ordinal));
            Assert.Contains(new StringValue("HTTPS_PROXY=http://proxy.example.com:3128"), ((ListValue)container.Inputs["envs"]!.Reveal()).Items);
        }
    }

    [Fact]
    public async Task ARootlessServerIsThatOfItsUser()
    {
        var result = await Programs.UpAsync(Programs.Stack(OptionPrograms.Rootless));

        var text = result.Resource("dev-s1-node").Inputs.Text("create")!;
        Assert.Contains("# rootless: a systemd unit of user ubuntu\n", text, StringComparison.Ordinal);
        Assert.Contains("rootless: true", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task AChangedOptionDoesExactlyThis(string change, string expected)
    {
        var first = await Programs.UpAsync(Programs.Stack(() => With("")));

        var second = await Programs.UpAsync(Programs.Stack(() => With(change)), first.Snapshot);

        Assert.Equal(expected, string.Join(", ", second.Touched()
            .Select(step => $"{step.Op.ToString().ToLowerInvariant()} {step.Name}")));
    }

    [Fact]
    public async Task OptionsThatAreNotKnownYetAreNoProblem()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var machine = new Pulumi.Random.RandomId("machine", new() { ByteLength = 4 });
            var args = Programs.Ssh();
            args.Registries = new()
            {
                Mirrors = [new() { Registry = machine.Hex, Endpoints = [machine.Hex] }],
                Configs = [new() { Registry = machine.Hex, Username = machine.Hex, Password = machine.Hex, Ca = machine.Hex, Certificate = machine.Hex, Key = machine.Hex }],
            };
            args.Firewall = machine.Hex;
            args.Proxy = new() { HttpProxy = machine.Hex, NoProxy = [machine.Hex] };
            args.VpnAuth = machine.Hex;
            args.NodeNetworks = [machine.Hex];
            args.Agents[0].Runtime = new() { Snapshotter = machine.Hex };
            args.Hardening = new() { ExemptNamespaces = [machine.Hex] };
            return new K3sCluster("dev", args).Kubeconfig;
        }));

        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task EveryBadOptionIsReportedAtOnce()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh();
            args.Registries = new()
            {
                Mirrors = [new() { Registry = "docker.io", Endpoints = ["ftp://mirror:5000"] }],
                Configs = [new() { Registry = "", Username = "puller", Password = "in-clear" }, new() { Registry = "a.example", Ca = "/etc/ssl/ca.crt" }],
            };
            args.Firewall = "off";
            args.EmbeddedRegistry = true;
            args.ServiceCidr = "10.43.0.0/16,fd00:43::/112";
            args.Servers[0].Rootless = true;
            args.Agents[0].Runtime = new() { Docker = true };
            args.Disable = ["nginx"];
            return new K3sCluster("dev", args).Kubeconfig;
        }));

        Golden.Matches("options-problems.txt", Assert.Single(result.Errors).Message.Trim() + "\n");
        Assert.DoesNotContain(result.Resources, resource => resource.Custom);
    }

    [Fact]
    public async Task RegistrySettingsThatNothingAsksForAreAWarning()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() =>
        {
            var args = Programs.Ssh();
            args.Registries = new()
            {
                Mirrors = [new() { Registry = "docker.io", Endpoints = ["https://mirror.example.com:5000"] }],
                Configs = [new() { Registry = "mirror.example.com", Token = "token-in-clear" }],
            };
            return new K3sCluster("dev", args).Kubeconfig;
        }));

        Assert.Empty(result.Errors);
        Assert.Contains(result.Warnings, warning => warning.Message.Contains("registries.configs[0].registry: \"mirror.example.com\" is not the endpoint in mirrors", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALoneAgentIsAskedTheSame()
    {
        var result = await Programs.PreviewAsync(Programs.Stack(() => new K3sAgent("edge", new()
        {
            Version = Programs.Version,
            ServerUrl = "https://10.0.0.11:6443",
            Token = "correct-horse-battery-staple",
            Ssh = Programs.Host("10.0.0.21"),
            Firewall = "open",
            FlannelBackend = "ipsec",
            Rootless = true,
        }).NodeName));

        var message = Assert.Single(result.Errors).Message;
        foreach (var path in (string[])["firewall:", "flannelBackend:", "rootless:"])
            Assert.Contains($"  {path}", message, StringComparison.Ordinal);
    }

    private static string Commands(RunResult result) => string.Concat(result.Resources
        .Where(resource => resource.Name.EndsWith("-node", StringComparison.Ordinal))
        .OrderBy(resource => resource.Name, StringComparer.Ordinal)
        .Select(resource => Digest().Replace($"{resource.Name}\n{resource.Inputs.Text("create")}\n\n", "included: DIGEST")));

    private static K3sClusterArgs With(string change)
    {
        var args = Programs.Ssh();
        args.Registries = OptionPrograms.Registries(change == "registry of the cluster" ? "https://other.example.com" : "https://mirror.example.com:5000");
        var agent = args.Agents[0];
        agent.Registries = new() { Configs = [new() { Registry = "edge.example.com", Username = "edge", Password = change == "registry password of an agent" ? "other" : "first" }] };
        switch (change)
        {
            case "registry of an agent": agent.Registries.Mirrors = [new() { Registry = "quay.io", Endpoints = ["https://mirror.example.com"] }]; break;
            case "firewall of an agent": (agent.Firewall, agent.NodeNetworks) = ("configure", ["10.0.0.0/24"]); break;
            case "proxy of an agent": agent.Proxy = new() { HttpsProxy = "http://proxy:3128" }; break;
            case "kernel of an agent": agent.Kernel = new() { Persist = true }; break;
            case "SELinux of an agent": agent.Selinux = true; break;
            case "embedded registry": args.EmbeddedRegistry = true; break;
            case "hardening": args.Hardening = new(); break;
            case "API server": args.ControlPlane = new() { KubeApiserverArgs = ["v=4"] }; break;
            case "egress": args.Networking = new() { EgressSelectorMode = "disabled" }; break;
        }

        return args;
    }

    [GeneratedRegex("included: [0-9a-f]{16}")]
    private static partial Regex Digest();
}

using K3sPulumi.Core.Specs;

namespace K3sPulumi.Core.Options;

/// <summary>What can be wrong with a node's options, each by itself and in one another's company.</summary>
internal static class NodeOptionsChecks
{
    public static void Check(Findings findings, NodeOptions options, bool isContainer)
    {
        findings.Check("firewall", options.Firewall, Choices.FirewallProblem);
        findings.Check("snapshotter", options.Snapshotter, Choices.SnapshotterProblem);
        findings.Check("containerRuntimeEndpoint", options.ContainerRuntimeEndpoint, EndpointProblem);
        findings.Check("vpnAuth", options.VpnAuth, VpnAuth.Problem);
        findings.Check("flannelIface", options.FlannelIface, Names.InterfaceProblem);
        findings.Check("resolvConf", options.ResolvConf, Texts.PathProblem);
        findings.CheckEach("kubeletArgs", options.KubeletArgs, Texts.ComponentArgProblem);
        CheckParts(findings, options);
        CheckRuntime(findings, options);
        if (isContainer)
            CheckContainer(findings, options);
    }

    private static void CheckParts(Findings findings, NodeOptions options)
    {
        foreach (var problem in options.Registries.IsKnown ? options.Registries.Content!.Problems("registries") : [])
            findings.Add(problem.Path, problem.Message);
        foreach (var problem in options.Proxy.IsKnown ? options.Proxy.Content!.Problems("proxy") : [])
            findings.Add(problem.Path, problem.Message);
    }

    /// <summary>Registries, image archives and snapshotters belong to K3s's own containerd.</summary>
    private static void CheckRuntime(Findings findings, NodeOptions options)
    {
        var runtime = options.DockerRuntime.Or(false) ? "dockerRuntime" : options.ContainerRuntimeEndpoint.IsGiven ? "containerRuntimeEndpoint" : null;
        if (runtime is null)
            return;

        if (options.Registries.IsGiven)
            findings.Add("registries", $"has no effect with {runtime}: that runtime has settings of its own; leave one of them out.");
        if (options.HasAirGap)
            findings.Add("airGap", $"cannot load images with {runtime}: that runtime has images of its own; leave one of them out.");
        if (options.Snapshotter.IsGiven)
            findings.Add("snapshotter", $"has no effect with {runtime}; leave one of them out.");
    }

    private static void CheckContainer(Findings findings, NodeOptions options)
    {
        foreach (var (name, isGiven) in new[]
        {
            ("firewall", options.Firewall.IsGiven && options.Firewall.Or("leave") != "leave"),
            ("selinux", options.Selinux.Or(false)),
            ("dockerRuntime", options.DockerRuntime.Or(false)),
            ("containerRuntimeEndpoint", options.ContainerRuntimeEndpoint.IsGiven),
            ("rootless", options.Rootless),
        })
        {
            if (isGiven)
                findings.Add(name, "is for hosts that are reached over SSH; leave it out for a node in Docker.");
        }
    }

    private static string? EndpointProblem(string endpoint) =>
        Texts.PathProblem(endpoint.StartsWith("unix://", StringComparison.Ordinal) ? endpoint["unix://".Length..] : endpoint) is null
            ? null
            : $"{Echo.Of(endpoint)} is no socket; write its path, such as /run/containerd/containerd.sock.";
}

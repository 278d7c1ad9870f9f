using K3sPulumi.Core.OsCare;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Hosts;

/// <summary>
/// Prepares a host for a node: waits until it has booted, checks it, downloads and verifies what the node needs.
/// Does not affect a running node, so all hosts do it in parallel.
/// </summary>
internal static class PrepareScript
{
    public static RemoteScript For(HostNode node)
    {
        // A reinstalled host has neither the scripts nor the downloads.
        var data = NodePayload.ForHost(node).Set("GENERATION", node.Generation)
            .AddNewHost(node.Packages);
        // a server that was rebuilt since the restore joins the others
        if (node.Restore?.From is not null)
            data.SetGiven("PEERS", string.Join(' ', node.Peers)).SetGiven("JOIN_URL", node.JoinUrl);
        foreach (var form in Redaction.Forms(HiddenInDownloads(node)))
            data.Blank(form);
        var script = data.For("prepare");
        var create = new VisibleText()
            .Line($"K3s {node.Version}, {NodePayload.Named(node)}: checks the host and "
                + $"{(node.Uploads.Count > 0 ? "verifies the artifacts" : Downloads(node))}, without affecting what is running");
        create.LineIf(node.Restore?.From is not null,
            $"restore {node.Restore?.Generation}: checks that {node.Restore?.From} is there");
        create.LineIf(node.Packages is not null, "updates the packages of the host first if K3s is not installed yet");
        return new(create.Then(node.Elevation.Call("prepare")), null, node.Elevation.Input(script));
    }

    private static string Downloads(HostNode node) =>
        node.ArtifactUrl == Releases.Url ? "downloads" : $"downloads from {node.ArtifactUrl}";

    private static IEnumerable<Secret> HiddenInDownloads(HostNode node)
    {
        if (node.DownloadProxy is { } proxy)
            yield return proxy;
        if (node.MirrorLogin is { } login)
            yield return new Secret(login.Value[(login.Value.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }
}

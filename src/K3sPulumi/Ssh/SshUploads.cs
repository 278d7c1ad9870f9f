using K3sPulumi.AirGap;
using K3sPulumi.Core;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Inputs;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Ssh;

/// <summary>
/// Sends a host what it cannot download: each artifact is a resource of its own, so that only what has changed is sent, and that one sees which
/// of them is on its way.
/// </summary>
internal static class SshUploads
{
    /// <returns>What the prepare command must wait for; nothing for a host with internet.</returns>
    public static IReadOnlyList<Resource> Create<T>(
        ComponentResource parent, string name, NodeArgs args, Output<bool> isChecked, Output<HostNode> node, Output<T> shown)
    {
        if ((args.AirGap ?? args.Placement?.AirGap) is not { } airGap)
            return [];
        var options = new CustomResourceOptions { Parent = parent, RetainOnDelete = args.HostIsGone };
        var folder = RemoteCommand.Create($"{name}-artifacts", args.Ssh!, node.Apply(ReceiveScript.For), shown, hasCreate: true, hasDelete: true, options);
        var bundle = AirGapBundle.At(airGap.Directory);

        // Of nothing but what a preview knows: the provider refuses to preview a source that is unknown.
        var architecture = Output.Tuple(isChecked, airGap.ArchitectureOf(args))
            .Apply(both => AirGapSpec.ArchitectureOf(both.Item2, bundle.Names, out _)!);
        return [folder, .. Parts(bundle).Select(part => Send(part.Role, part.Name, parent, name, args.Ssh!, airGap, bundle, architecture, folder))];
    }

    /// <summary>What is sent under which name; the names of K3s's own files hang on the architecture, the number of files does not.</summary>
    private static IEnumerable<(string Role, Func<AirGapArtifacts, string> Name)> Parts(AirGapBundle bundle)
    {
        yield return ("binary", artifacts => artifacts.Binary);
        yield return ("checksums", artifacts => artifacts.ChecksumFile);
        yield return ("installer", _ => AirGapArtifacts.Installer);
        yield return ("images", artifacts => artifacts.ImageArchives.First(bundle.Names.Contains));
        foreach (var more in bundle.Names.Where(name => AirGapArtifacts.IsMoreImages(name) || AirGapArtifacts.IsPackage(name)))
            yield return (more, _ => more);
    }

    private static CopyToRemote Send(
        string role, Func<AirGapArtifacts, string> nameOf, ComponentResource parent, string name, SshArgs ssh, AirGapArgs airGap, AirGapBundle bundle,
        Output<Architecture> architecture, Resource folder)
    {
        var file = architecture.Apply(known => nameOf(new AirGapArtifacts(null!, known)));
        var args = new CopyToRemoteArgs
        {
            Connection = SshConnection.For(ssh),
            Source = file.Apply(known => (AssetOrArchive)new FileAsset(bundle.PathOf(known))),
            RemotePath = file.Apply(AirGapUpload.InboxOf),
        };
        if (airGap.Generation is { } generation)
            args.Triggers = new object[] { generation };
        return new CopyToRemote($"{name}-{role}", args, new CustomResourceOptions { Parent = parent, DependsOn = { folder } });
    }
}

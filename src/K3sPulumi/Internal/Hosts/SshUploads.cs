using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.AirGap;
using K3sPulumi.Internal.Images;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using Pulumi;
using Pulumi.Command.Remote;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// Sends a host what it cannot download: each artifact is a separate resource, so only changed ones are sent and the progress is
/// visible.
/// </summary>
internal static class SshUploads
{
    /// <returns>What the prepare command must wait for; empty for a host with internet access.</returns>
    public static IReadOnlyList<Resource> Create<T>(
        ComponentResource parent, string name, NodeArgs args, NodeContext? context,
        Output<bool> isChecked, Output<HostNode> node, Output<T> shown,
        Resource scripts)
    {
        var airGap = args.AirGap ?? context?.AirGap;
        var images = args.ImageSources(context);
        if (airGap is null && images.Count == 0)
            return [];
        var options = new CustomResourceOptions
        {
            Parent = parent,
            DependsOn = { scripts },
            RetainOnDelete = args.HostIsGone,
            IgnoreChanges = SshNode.LeftAlone(args),
        };
        var folder = RemoteCommand.Create($"{name}-artifacts", args.Ssh!, node.Apply(ReceiveScript.For), shown, hasCreate: true,
            hasDelete: true, options, mayBoot: false);
        return [folder, .. airGap is null ? [] : Artifacts(parent, name, args, airGap, isChecked, folder),
            .. images.Select(source => Image(source, parent, name, args, airGap, isChecked, folder))];
    }

    private static IEnumerable<Resource> Artifacts(
        ComponentResource parent, string name, NodeArgs args, AirGapArgs airGap, Output<bool> isChecked, Resource folder)
    {
        var bundle = AirGapBundle.At(airGap.Directory);

        // Only from values that are known in previews: the provider rejects an unknown source in a preview.
        var architecture = Output.Tuple(isChecked, airGap.ArchitectureOf(args))
            .Apply(both => AirGapSpec.ArchitectureOf(both.Item2, bundle.Names, out _)!);
        return Parts(bundle).Select(part =>
        {
            var file = architecture.Apply(known => part.Name(new AirGapArtifacts(null!, known)));
            return Send($"{name}-{part.Role}", args.Ssh!, file.Apply(bundle.PathOf), file,
                airGap.Generation is { } number ? (Input<int>)number : null, parent, folder, SshNode.LeftAlone(args));
        });
    }

    /// <summary>
    /// Sent again when <c>airGap.generation</c> is raised, or <c>generation</c> where there is no <c>airGap</c>.
    /// </summary>
    private static CopyToRemote Image(
        string source, ComponentResource parent, string name, NodeArgs args, AirGapArgs? airGap, Output<bool> isChecked,
        Resource folder)
    {
        var generation = airGap is null ? args.Generation : airGap.Generation is { } number ? (Input<int>)number : null;
        var path = Output.Tuple(isChecked, ImageStates.Of(source, docker: null)).Apply(both => both.Item2.Path!);
        return Send($"{name}-{ImageSource.FileNameOf(source)}", args.Ssh!, path,
            isChecked.Apply(_ => ImageSource.FileNameOf(source)), generation, parent, folder, SshNode.LeftAlone(args));
    }

    /// <summary>
    /// What is sent under which name; the names of K3s's own files depend on the architecture, the number of files does not.
    /// </summary>
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
        string name, SshArgs ssh, Output<string> path, Output<string> file, Input<int>? generation, ComponentResource parent,
        Resource folder,
        List<string> leftAlone)
    {
        var args = new CopyToRemoteArgs
        {
            Connection = SshConnection.For(ssh, mayBoot: false),
            Source = path.Apply(known => (AssetOrArchive)new FileAsset(known)),
            RemotePath = file.Apply(AirGapUpload.InboxOf),
        };
        if (generation is not null)
            args.Triggers = generation.Apply(number => new object[] { number });
        return new CopyToRemote(name, args,
            new CustomResourceOptions { Parent = parent, DependsOn = { folder }, IgnoreChanges = leftAlone });
    }
}

using K3sPulumi.Core.AirGap;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Images;
using K3sPulumi.Core.Nodes;
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
    public static IReadOnlyList<Resource> Create<TSpec>(NodeScope<TSpec> scope, Output<HostNode> host, Resource scripts)
        where TSpec : INodeSpec
    {
        var images = scope.Args.ImageSources(scope.Context);
        if (scope.AirGap is null && images.Count == 0)
            return [];
        var options = scope.After(scripts);
        options.RetainOnDelete = scope.Args.HostIsGone;
        options.IgnoreChanges = SshNode.LeftAlone(scope.Args);
        var folder = new RemoteCommand($"{scope.Name}-artifacts", scope.Ssh, host.Apply(ReceiveScript.For)) { HasDelete = true }
            .Create(scope.Visible, options);
        return [folder, .. scope.AirGap is null ? [] : Artifacts(scope, scope.AirGap, folder),
            .. images.Select(source => Image(scope, source, folder))];
    }

    private static IEnumerable<Resource> Artifacts<TSpec>(NodeScope<TSpec> scope, AirGapArgs airGap, Resource folder)
        where TSpec : INodeSpec
    {
        var bundle = AirGapBundle.At(airGap.Directory);

        // Only from values that are known in previews: the provider rejects an unknown source in a preview.
        var architecture = Output.Tuple(scope.Checked, airGap.ArchitectureOf(scope.Args))
            .Apply(both => AirGapSpec.ArchitectureOf(both.Item2, bundle.Names, out _)!);
        return Parts(bundle).Select(part =>
        {
            var file = architecture.Apply(known => part.Name(new AirGapArtifacts(null!, known)));
            return Send(scope, part.Role, file.Apply(bundle.PathOf), file, folder);
        });
    }

    private static CopyToRemote Image<TSpec>(NodeScope<TSpec> scope, string source, Resource folder)
        where TSpec : INodeSpec
    {
        var file = ImageSource.FileNameOf(source);
        var path = Output.Tuple(scope.Checked, ImageStates.Of(source, docker: null)).Apply(both => both.Item2.Path!);
        return Send(scope, file, path, scope.Checked.Apply(_ => file), folder);
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

    /// <summary>
    /// Sent again when <c>airGap.generation</c> is raised, or <c>generation</c> where there is no <c>airGap</c>.
    /// </summary>
    private static CopyToRemote Send<TSpec>(
        NodeScope<TSpec> scope, string part, Output<string> path, Output<string> file, Resource folder)
        where TSpec : INodeSpec
    {
        var args = new CopyToRemoteArgs
        {
            Connection = SshConnection.For(scope.Ssh, mayBoot: false),
            Source = path.Apply(known => (AssetOrArchive)new FileAsset(known)),
            RemotePath = file.Apply(AirGapUpload.InboxOf),
        };
        var generation = scope.AirGap is { } airGap
            ? airGap.Generation is { } number ? (Input<int>)number : null : scope.Args.Generation;
        if (generation is not null)
            args.Triggers = generation.Apply(number => new object[] { number });
        var options = scope.After(folder);
        options.IgnoreChanges = SshNode.LeftAlone(scope.Args);
        return new CopyToRemote($"{scope.Name}-{part}", args, options);
    }
}

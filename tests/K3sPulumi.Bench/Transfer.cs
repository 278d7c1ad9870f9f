using System.Diagnostics;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine.Operations;

namespace K3sPulumi.Bench;

/// <summary>The time to send artifacts to hosts without internet access: over real SSH, to containers on this machine.</summary>
internal static class Transfer
{
    private const string Version = "v1.34.1+k3s1";
    private const long Bytes = 200_000_000;

    public static async Task PrintAsync(Lab lab)
    {
        Console.WriteLine($"\nArtifacts of {Bytes / 1e6:0} MB for three hosts without internet, over real SSH:");
        var site = SshSite.Closed(lab, Version);
        using var bundle = new AirGapBundle(site.Artifacts, Version);
        bundle.With("more-images.tar", Bytes - bundle.Bytes);
        var program = site.Cluster(Version, [site.Host("alpha")], [site.Host("echo"), site.Host("foxtrot")], args =>
            args.AirGap = new() { Directory = bundle.Folder });

        var first = await site.UpAsync(program);
        var copies = first.Operations.Where(operation => operation.Type == "command:remote:CopyToRemote").ToList();
        Console.WriteLine($"  first run   {first.BytesSent,13:N0} bytes  {Span(copies).TotalSeconds,6:N1} s for all three at "
            + $"once, {copies.Count} files");
        var watch = Stopwatch.StartNew();
        var second = await site.UpAsync(program, first.Snapshot);
        Console.WriteLine($"  second run  {second.BytesSent,13:N0} bytes  {watch.Elapsed.TotalSeconds,6:N1} s, "
            + $"{second.SshConnections} connections");
    }

    private static TimeSpan Span(IReadOnlyList<OperationRecord> operations) =>
        operations.Max(operation => operation.Ended) - operations.Min(operation => operation.Started);
}

using K3sPulumi.Core.Certificates;
using Pulumi;

namespace K3sPulumi.Internal.Certificates;

/// <summary>When the certificates of one node expire, as its last run printed it.</summary>
/// <param name="Leaf">The leaf certificate that expires first, in ISO 8601 format; empty if that is not known.</param>
/// <param name="Authority">The CA that expires first; empty for agents, and if that is not known.</param>
internal sealed record CertificateEnds(Output<string> Leaf, Output<string> Authority)
{
    /// <param name="owner">The node's component: warnings are shown for it.</param>
    /// <param name="node">Name of the node.</param>
    /// <param name="printed">Dates are no secrets, whatever else is in it.</param>
    public static CertificateEnds Of(ComponentResource owner, Output<string> node, Output<string> printed)
    {
        var report = Output.Tuple(node, Output.Unsecret(printed)).Apply(both =>
        {
            var read = CertificateReport.Read(both.Item2);
            foreach (var warning in read.Warnings(both.Item1, DateTimeOffset.UtcNow))
                Log.Warn(warning, owner);
            return read;
        });
        return new(report.Apply(read => read.Leaf?.Text ?? ""), report.Apply(read => read.Authority?.Text ?? ""));
    }

    /// <summary>A request that cannot work: both fail with its problems.</summary>
    public static CertificateEnds Refused(Output<bool> isChecked) => new(isChecked.Apply(_ => ""), isChecked.Apply(_ => ""));
}

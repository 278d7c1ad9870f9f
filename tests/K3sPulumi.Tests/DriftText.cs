using System.Text.RegularExpressions;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Display;
using K3sPulumi.LocalEngine.Running;

namespace K3sPulumi.Tests;

/// <summary>What a preview shows of drift.</summary>
internal static partial class DriftText
{
    /// <summary>As <c>pulumi preview --diff</c> prints it, without digests; warnings come in the order of the answers.</summary>
    public static string Shown(RunResult preview) =>
        Digest().Replace(RunText.Of(preview, preview: true, diff: true), "DIGEST").Split("\nDiagnostics:")[0]
        + string.Concat(Warnings(preview).Select(warning => $"\nwarning: {warning}")) + "\n";

    public static IEnumerable<string> Warnings(RunResult run) => run.Diagnostics
        .Where(diagnostic => diagnostic.Severity == Severity.Warning).Select(diagnostic => diagnostic.Message)
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("[0-9a-f]{7,}")]
    private static partial Regex Digest();
}

namespace K3sPulumi.Core.Tests;

/// <summary>The shells that run the scripts on hosts: dash, bash in POSIX mode, and busybox ash.</summary>
internal static class HostShells
{
    private static readonly (string Program, string[] Arguments)[] Known = [("dash", []), ("bash", ["--posix"]),
        ("busybox", ["ash"])];

    /// <summary>
    /// The one in which a script runs that a test runs in one shell only. Another than dash by <c>K3SPULUMI_TEST_SHELL</c>, such
    /// as
    /// <c>"/bin/busybox ash"</c>: to run all of these tests in it.
    /// </summary>
    public static string Default { get; } = Environment.GetEnvironmentVariable("K3SPULUMI_TEST_SHELL") is { Length: > 0 } shell
        ? shell : "/bin/dash";

    /// <summary>Those of this machine, each with its arguments. <see cref="HostShellsTests"/> says which are missing.</summary>
    public static IReadOnlyList<string[]> Here { get; } =
        [.. Known.Where(shell => Tool.Path(shell.Program) is not null)
            .Select(shell => (string[])[Tool.Path(shell.Program)!, .. shell.Arguments])];
}

/// <summary>A shell that is not on this machine is a skipped test, never one that passes without it.</summary>
public sealed class HostShellsTests
{
    [ToolFact("dash")]
    public void ScriptsAreTestedInDash() =>
        Assert.Contains(HostShells.Here, shell => shell[0].EndsWith("/dash", StringComparison.Ordinal));

    [ToolFact("bash")]
    public void ScriptsAreTestedInBash() =>
        Assert.Contains(HostShells.Here, shell => shell[0].EndsWith("/bash", StringComparison.Ordinal));

    [ToolFact("busybox", "busybox-static")]
    public void ScriptsAreTestedInTheAshOfBusybox() => Assert.Contains(HostShells.Here, shell => shell[^1] == "ash");
}

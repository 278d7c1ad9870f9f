namespace K3sPulumi.Core.Tests;

/// <summary>The shells that run the scripts on hosts: dash, bash in POSIX mode, and busybox ash.</summary>
internal static class HostShells
{
    private static readonly (string Program, string[] Arguments)[] Known = [("dash", []), ("bash", ["--posix"]),
        ("busybox", ["ash"])];

    /// <summary>
    /// The only shell of the tests, from <c>K3SPULUMI_TEST_SHELL</c>, such as <c>"/bin/busybox ash"</c>: <c>scripts/test</c>
    /// sets it, to run all tests of scripts in each.
    /// </summary>
    private static readonly string? Only = Environment.GetEnvironmentVariable("K3SPULUMI_TEST_SHELL") is { Length: > 0 } shell
        ? shell : null;

    /// <summary>The shell of tests that use only one.</summary>
    public static string Default { get; } = Only ?? "/bin/dash";

    /// <summary>
    /// The shells of this machine, each with its arguments. <see cref="HostShellsTests"/> reports which are missing.
    /// </summary>
    public static IReadOnlyList<string[]> Here { get; } = Only is not null ? [Only.Split(' ')]
        : [.. Known.Where(shell => Tool.Path(shell.Program) is not null)
            .Select(shell => (string[])[Tool.Path(shell.Program)!, .. shell.Arguments])];

    /// <summary>
    /// A <c>sh</c> for the path of a test with stand-ins in <c>$FAKE/bin</c>: runs this shell, and writes the process ID of a
    /// script on standard input to <c>$FAKE/main</c>.
    /// </summary>
    public static string StandIn(string shell) => shell.Contains("busybox", StringComparison.Ordinal)
        ? ThroughBusybox(shell.Split(' ')[0], shell) : $"[ \"$1\" != -s ] || echo $$ >\"$FAKE/main\"\nexec {shell} \"$@\"";

    /// <summary>
    /// Some builds of busybox, such as Debian's, run their applets instead of programs on the path, so each stand-in is also a
    /// function. <c>timeout</c> and <c>exec</c> would run applets, so they get the path of a stand-in.
    /// </summary>
    private static string ThroughBusybox(string busybox, string shell) => $$"""
        stand_ins() {
          for file in "$FAKE"/bin/*; do
            name=${file##*/}
            if [ "$name" = sh ] || ! {{busybox}} --list | grep -qxF -e "$name"; then continue; fi
            printf '%s() { "$FAKE/bin/%s" "$@"; }\n' "$name" "$name"
          done
          [ -e "$FAKE/bin/timeout" ] || echo 'timeout() {
            k3p_seconds=$1 k3p_program=$2
            shift 2
            [ ! -e "$FAKE/bin/$k3p_program" ] || k3p_program=$FAKE/bin/$k3p_program
            command timeout "$k3p_seconds" "$k3p_program" "$@"
          }'
        }
        case "$1" in
        -s) { echo 'echo $$ >"$FAKE/main"'; stand_ins; cat; } | {{shell}} "$@" ;;
        -c) text="$(stand_ins)
        $(printf '%s\n' "$2" | sed "s|exec sh |exec $FAKE/bin/sh |g")"; shift 2; exec {{shell}} -c "$text" "$@" ;;
        *) exec {{shell}} "$@" ;;
        esac
        """;
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

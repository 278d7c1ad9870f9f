using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Tests.Hosts;

/// <summary>Root, sudo, sudo with a password: the same script arrives completely, and no password is executed or shown.</summary>
public sealed class ElevationTests
{
    private const string Password = "p'a$(touch hacked)\"ss word";
    private const string Script = "main() { echo \"ran as $AS with $*\"; }\nmain \"$@\" </dev/null\n";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void EveryWayRunsTheScriptWithItsArguments(string shell)
    {
        using var host = Host(shell);

        Assert.Equal("ran as  with apply d1\n", Run(host, Elevation.Root).Succeeded().Output);
        Assert.Equal("ran as root with apply d1\n", Run(host, Elevation.Sudo).Succeeded().Output);
        Assert.Equal("ran as root with apply d1\n", Run(host, Elevation.SudoWith(new(Password))).Succeeded().Output);
        host.Put("password", Password);
        Assert.Equal("ran as root with apply d1\n", Run(host, Elevation.SudoWith(new(Password))).Succeeded().Output);
        Assert.DoesNotContain(Password, host.Get("sudo-calls"), StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongPasswordIsGivenOnceAndNotShown()
    {
        using var host = Host(HostShells.Default);
        host.Put("password", "another");

        var ran = host.Run(Elevation.SudoWith(new(Password)).Call("apply d1"),
            Elevation.SudoWith(new(Password)).Input($"{Script}echo \"$K3P_SUDO\"\n").Value);

        Assert.Equal("ran as  with apply d1\nSorry, try again.\nsudo: no password was provided\n", ran.Output);
    }

    [Fact]
    public void WhereSudoRefusesTheScriptSaysSoItself()
    {
        using var host = Host(HostShells.Default);
        host.Put("password", "needed");

        Assert.Equal("ran as  with apply d1\n", Run(host, Elevation.Sudo).Output);
    }

    [Fact]
    public void AFailingScriptFailsOnceAndOnly()
    {
        using var host = Host(HostShells.Default);

        var ran = host.Run(Elevation.Sudo.Call("x"), "echo once\nexit 3\n");

        Assert.Equal(new Ran(3, "once\n"), ran);
    }

    [Fact]
    public void APasswordOfTwoLinesIsRefused() => Assert.Throws<ArgumentException>(() => Elevation.SudoWith(new("a\nb")));

    private static Ran Run(StandInHost host, Elevation elevation) =>
        host.Run(elevation.Call("apply d1"), elevation.Input(Script).Value);

    /// <summary>A sudo that asks if there is a file with the password, and reads it byte by byte as sudo does.</summary>
    private static StandInHost Host(string shell)
    {
        var host = new StandInHost(shell);
        host.Command("sudo", """
            echo "$*" >>"$FAKE/sudo-calls"
            if [ "$1" = -n ]; then shift; [ ! -e "$FAKE/password" ] || { echo "sudo: a password is required" >&2; exit 1; }
            else shift 3
              tries=0
              while [ -e "$FAKE/password" ] && [ "$tries" -lt 3 ]; do
                IFS= read -r line || { echo 'sudo: no password was provided' >&2; exit 1; }
                [ "$line" != "$(cat "$FAKE/password")" ] || break
                tries=$((tries + 1)); echo 'Sorry, try again.' >&2
              done
              [ "$tries" -lt 3 ] || exit 1
            fi
            AS=root exec "$@"
            """);
        return host;
    }
}

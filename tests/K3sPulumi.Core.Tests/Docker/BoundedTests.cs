using System.Globalization;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Docker;

/// <summary>What limits the commands of the deploying machine, which may have no <c>timeout</c>, in each shell.</summary>
public sealed class BoundedTests
{
    private const string Timeout = "no timeout here";

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void TheCommandGetsItsInputAndItsExitCodeIsKept(string shell)
    {
        using var host = new StandInHost(shell);

        Run(host, """
            [ "$(echo secret | bounded 60 cat)" = secret ] || fail input
            printf 'one\ntwo\n' | { read -r first; [ "$first $(bounded 60 cat)" = 'one two' ] || fail 'the rest of the input'; }
            code=0; bounded 60 sh -c 'exit 7' || code=$?; [ "$code" = 7 ] || fail "exit code $code"
            code=0; bounded 60 sh -c 'kill -9 $$' || code=$?; [ "$code" = 137 ] || fail "killed: $code"
            if ! bounded 60 true; then fail condition; fi
            say done
            """).Succeeded().Says("done");
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void WhatTakesTooLongIsEndedEvenIfItIgnoresThatWithoutAnotherLine(string shell)
    {
        using var host = new StandInHost(shell);

        Assert.Equal("124 124 missing\n", Run(host, """
            one=0; bounded 0.2 /bin/sleep 60 || one=$?
            two=0; bounded 0.2 sh -c "trap '' TERM; while :; do /bin/sleep 0.2; done" || two=$?
            echo "$one $two $(bounded 0.2 /bin/sleep 60 || echo missing)"
            """).Succeeded().Output);
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void NothingWaitsOnWhenTheCommandHasEnded(string shell)
    {
        using var host = new StandInHost(shell);
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{Random.Shared.Next(100_000, 999_999)}.5");

        Run(host, $"for turn in 1 2 3 4 5 6 7 8; do bounded {seconds} true; done").Succeeded();

        Assert.True(SpinWait.SpinUntil(() => !Sleeps(seconds), TimeSpan.FromSeconds(20)), "a sleep is left");
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void AnEngineThatHangsEndsTheScriptWhereverItIsAskedAndNothingIsLeft(string shell)
    {
        foreach (var asked in new[]
        {
            "state=$(engine 60 inspect s0 2>/dev/null || echo missing); say \"is $state\"",
            "case $(engine 60 inspect s0 2>/dev/null || echo missing) in *) say went on ;; esac",
            "engine 60 inspect s0 >/dev/null 2>&1 || :; say went on",
            "if ! (found=$(engine 60 inspect s0 2>/dev/null)); then say went on; fi",
            "engine 60 inspect s0 2>/dev/null | grep -q . || say went on",
            "echo one | while read -r _; do engine 60 inspect s0 </dev/null || say went on; done",
        })
        {
            using var host = new StandInHost(shell);
            host.Command("docker", "exec /bin/sleep 60");

            var ran = Run(host, $"trap 'rm -f \"$FAKE/work\"' EXIT\n: >\"$FAKE/work\"\n{asked}\nsay went on",
                ("K3SPULUMI_LIMIT", "0.2"));

            Assert.Equal(1, ran.Code);
            Assert.Equal("'docker inspect s0' has not ended after 60 s: see that 'docker ps' answers, then run again.\n",
                ran.Output);
            Assert.False(host.Has("work"));
        }
    }

    /// <summary>No stand-in for <c>timeout</c> answers: it is not used.</summary>
    private static Ran Run(StandInHost host, string text, params (string, string)[] environment)
    {
        host.Command("timeout", $"echo '{Timeout}' >&2; exit 1");
        var ran = host.Run("sh -s", $"set -eu\n{ScriptText.Of("docker/run")}{text}\n", environment);
        return ran.DoesNotSay(Timeout);
    }

    private static bool Sleeps(string seconds) => Directory.Exists("/proc") && Directory.GetDirectories("/proc")
        .Any(process => CommandOf(process).Contains($"sleep\0{seconds}", StringComparison.Ordinal));

    private static string CommandOf(string process)
    {
        try
        {
            return File.Exists($"{process}/cmdline") ? File.ReadAllText($"{process}/cmdline") : "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

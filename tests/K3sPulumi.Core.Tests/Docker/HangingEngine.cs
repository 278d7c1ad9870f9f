using System.Globalization;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Docker;

/// <summary>A docker command in front of a test's own one, which hangs at the call that the test says.</summary>
internal static class HangingEngine
{
    /// <summary>Instead of the limits of the scripts.</summary>
    private static readonly (string Name, string Value) Limit = ("K3SPULUMI_LIMIT", "0.3");

    /// <summary>What a script is not ended by: it goes on, or waits no longer than for its node.</summary>
    private static readonly string[] Forgiven = ["rm --force", "exec server k3s etcd-snapshot prune"];

    /// <summary>Everything runs and is ready.</summary>
    public const string Healthy = """
        case "$*" in
        ps*) echo 0123456789ab ;;
        inspect*StartedAt*) echo 2026-01-02T10:00:00.123456789Z ;;
        inspect*RestartCount*) echo 'running 0' ;;
        inspect*Running*) echo true ;;
        inspect*) echo running ;;
        port*) echo 127.0.0.1:25000 ;;
        run*) echo 0123456789ab ;;
        *"get nodes --field-selector"*) echo 'Ready=True EtcdIsVoter=True Heard=2026-01-02T10:00:05Z ' ;;
        *"get nodes -l"*) printf '%s Ready=True EtcdIsVoter=True\n' alpha bravo charlie ;;
        *"get node bravo"*) echo node/bravo ;;
        *readyz*) echo ok ;;
        *"cat /etc/hosts"*) echo '192.0.2.1 host.internal' ;;
        *"etcd-snapshot save"*) : >"$FAKE/saved" ;;
        *"ls -ln"*) [ ! -e "$FAKE/saved" ] || echo '-rw------- 1 0 0 10 Jan 1 00:00 on-demand-state-1790000001' ;;
        image*) echo sha256:1 ;;
        esac
        """;

    /// <summary>Runs a script until its end, then again for each of its calls of docker, which hangs there.</summary>
    /// <param name="create">The host.</param>
    /// <param name="run">The script, with these variables.</param>
    /// <param name="stride">With 2, at every second call.</param>
    public static void EndsEverywhere(
        Func<StandInHost> create, Func<StandInHost, (string Name, string Value), Ran> run, int stride = 1)
    {
        int calls;
        using (var whole = Create(create, 0))
        {
            run(whole, ("K3SPULUMI_LIMIT", "60")).Succeeded();
            calls = int.Parse(whole.Get("count"), CultureInfo.InvariantCulture);
        }

        Assert.True(calls > 1, $"{calls} calls");
        var hangs = 0;
        for (var call = 1; call <= calls; call += stride)
        {
            using var host = Create(create, call);

            var ran = run(host, Limit);

            var hung = host.Get("hung").TrimEnd();
            // One that asks again and again has not always as many calls.
            if (hung.Length == 0 && ran.Code == 0)
                continue;
            hangs++;
            if (!Forgiven.Any(start => hung.StartsWith(start, StringComparison.Ordinal)))
                ran.Failed().Says("'docker ").Says(" has not ended after ").Says(" s: see that 'docker ps' answers");
        }

        Assert.True(hangs > 0, "no call hung");
    }

    private static StandInHost Create(Func<StandInHost> create, int at)
    {
        var host = create();
        host.Put("count", "0\n");
        host.Command("answers", host.Get("bin/docker"));
        host.Command("docker", $"""
            # what watches runs beside the script
            case "$*" in *--watch*) exec "$FAKE/bin/answers" "$@" ;; esac
            read -r count <"$FAKE/count"
            # two may be called at once, in a pipe
            until mkdir "$FAKE/call-$((count += 1))" 2>/dev/null; do :; done
            echo "$count" >"$FAKE/count"
            if [ "$count" = {at.ToString(CultureInfo.InvariantCulture)} ]; then
              echo "$*" >"$FAKE/hung"
              exec /bin/sleep 60
            fi
            exec "$FAKE/bin/answers" "$@"
            """);
        return host;
    }
}

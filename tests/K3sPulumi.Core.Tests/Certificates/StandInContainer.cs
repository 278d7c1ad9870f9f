using K3sPulumi.Core.Certificates;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Tests.Docker;
using K3sPulumi.Core.Tests.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Certificates;

/// <summary>
/// A container <c>state</c> of a K3s server, with a stand-in for the docker command. Commands in it run here, with its paths
/// below the directory of the test. Every call can be cut, before it and after it. When it starts, K3s takes the CAs that it
/// was given.
/// </summary>
internal static class StandInContainer
{
    public const string Data = "root/var/lib/rancher/k3s";

    private const string Docker = """
        . "$FAKE/step"
        echo "docker $*" >>"$FAKE/calls"
        data=$FAKE/root/var/lib/rancher/k3s
        inside() {
          printf '%s' "$1" | /usr/bin/sed "s|/var/lib/rancher|$FAKE/root/var/lib/rancher|g
            s|/etc/rancher|$FAKE/root/etc/rancher|g; s|/run/k3sp|$FAKE/root/k3sp|g"
        }
        here() {
          for word; do shift; set -- "$@" "$(inside "$word")"; done
          "$@"
        }
        starts() {
          echo running >"$FAKE/container"
          [ ! -d "$FAKE/stored" ] || { mkdir -p "$data/server/tls" && /bin/cp -R "$FAKE/stored/." "$data/server/tls"; }
          [ -e "$data/agent/client-kubelet.crt" ] || { mkdir -p "$data/agent" && echo new >"$data/agent/client-kubelet.crt"; }
        }
        state=$(cat "$FAKE/container" 2>/dev/null || echo missing)
        code=0
        case "$1" in
        inspect)
          [ "$state" != missing ] || exit 1
          case "$*" in
          *Running*) if [ "$state" = running ]; then echo true; else echo false; fi ;;
          *Image*) echo sha256:k3s ;;
          *StartedAt*) echo 2026-01-02T10:00:00.123456789Z ;;
          *RestartCount*) echo "$state 0" ;;
          *) echo "$state" ;;
          esac
          ;;
        stop) echo exited >"$FAKE/container" ;;
        start | restart) starts ;;
        logs) cat "$FAKE/log" 2>/dev/null ;;
        run)
          case "$*" in
          *"certificate rotate")
            [ "$state" != running ] && rm -f "$data/agent/client-kubelet.crt" && echo rotated >>"$FAKE/rotated"
            ;;
          *)
            while [ "$1" != -c ]; do shift; done
            here sh "$@"
            ;;
          esac || code=$?
          ;;
        exec)
          [ "$state" = running ] || exit 1
          shift
          [ "$1" != -i ] || shift
          shift
          case "$*" in
          "k3s certificate rotate-ca"*)
            [ ! -e "$FAKE/rejects" ] || { cat "$FAKE/rejects" >&2; exit 1; }
            [ ! -e "$FAKE/late" ] || { cat "$FAKE/late" >&2; rm "$FAKE/late"; exit 1; }
            rm -rf "$FAKE/stored" && /bin/cp -R "$data/k3spulumi-ca/tls" "$FAKE/stored" ;;
          *readyz*) printf ok ;;
          *"replace --raw /v1-k3s/token"*)
            # lets in whoever has the token that K3s started with; writes its file before the datastore
            old=$(sed -n 's/^    password: "\(.*\)"$/\1/p' "$(inside "$3")")
            new=$(sed 's/{"newToken":"\(.*\)"}/\1/')
            [ "$old" = "$(cat "$FAKE/started-with")" ] || { echo 'error: You must be logged in to the server' >&2; exit 1; }
            printf 'K10%064d::server:%s\n' 0 "$new" >"$data/server/token"
            . "$FAKE/step"
            echo "$new" >"$FAKE/datastore"
            ;;
          *"get nodes --field-selector"*) echo 'Ready=True EtcdIsVoter= Heard=2026-01-02T10:00:05Z ' ;;
          kubectl*) ;;
          *) here "$@" ;;
          esac || code=$?
          ;;
        esac
        . "$FAKE/step"
        exit "$code"
        """;

    public static StandInHost Create(string? shell = null)
    {
        var host = new StandInHost(shell);
        host.Put("root/etc/rancher/k3s/k3s.yaml", "kind: Config\n");
        Directory.CreateDirectory(host.At($"{Data}/agent"));
        host.Put("container", "running\n");
        host.Put("steps", "0\n");
        host.Command("docker", Docker);
        return host;
    }

    /// <summary>What awaits the node; it can be cut too.</summary>
    public static Ran AwaitNode(
        StandInHost host, CertificatesSpec certificates, params (string Name, string Value)[] environment)
    {
        host.Put($"home/{DockerScript.ReadyPath}", DockerScript.ReadyScript);
        var server = DockerNodes.Server("state", "echo", new() { Deadlines = new() { Ready = Value<int>.Of(20) } });
        var text = DockerScript.Ready(
            server with { Settings = server.Settings with { Certificates = certificates } }, "id", exists: true);
        return host.Run($"echo $$ >\"$FAKE/main\"\n{text.Replace("\nsh ", "\nexec sh ", StringComparison.Ordinal)}", "",
            [("HOME", host.At("home")), .. environment]);
    }

    /// <summary>Runs it once to count its steps, then cut at each of them and once more; the last run has to end well.</summary>
    public static void CutAnywhere(Func<StandInHost> create, Func<StandInHost, Ran> run, Action<StandInHost> check)
    {
        int steps;
        using (var whole = create())
        {
            run(whole).Succeeded();
            check(whole);
            steps = int.Parse(whole.Get("steps"), null);
        }

        Assert.True(steps > 5, $"{steps} steps");
        for (var cut = 1; cut <= steps; cut++)
        {
            using var host = create();
            host.Put("cut", $"{cut}\n");
            run(host);
            host.Remove("cut");

            run(host).Succeeded();
            check(host);
        }
    }
}

using K3sPulumi.LabTests.Harness;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.LabTests;

/// <summary>A K3s that other means installed becomes a cluster of the stack over real SSH, and is let go again.</summary>
[Collection(LabRun.Name)]
[LabTests]
public sealed class SshAdoptTests(Lab lab)
{
    private const string Version = "v1.33.5+k3s1", Newer = "v1.34.1+k3s1";

    /// <summary>Moves the settings of the stack to where other tools have them, and forgets that the host was ours.</summary>
    private const string Foreign = """
        set -eu
        role=$1 form=$2 service=k3s
        [ "$role" = server ] || service=k3s-agent
        config=/etc/rancher/k3s/config.yaml unit=/etc/systemd/system/$service.service
        token=$(sed -n 's/^token: *//p' "$config" | tr -d "\"'")
        agents=$(sed -n 's/^agent-token: *//p' "$config" | tr -d "\"'")
        url=$(sed -n 's/^server: *//p' "$config" | tr -d "\"'")
        plain=$(grep -vE '^(token|agent-token|server):' "$config")
        {
          echo "K3S_TOKEN='$token'"
          [ -z "$agents" ] || echo "K3S_AGENT_TOKEN='$agents'"
          [ -z "$url" ] || echo "K3S_URL='$url'"
        } >"$unit.env"
        chmod 600 "$unit.env"
        arguments=$(printf '%s\n' "$plain" | tr -d "\"" | awk '
          /^[a-z-]+: ./ { key = $1; sub(/:/, "", key); print "--" key "=" $2 }
          /^[a-z-]+:$/ { key = $1; sub(/:/, "", key) }
          /^ *- / { print "--" key "=" $2 }' | tr '\n' ' ')
        rm -f "$config"
        case "$form" in
        k3sup) ;;
        ansible) printf '%s\n' "$plain" >"$config"; arguments="--data-dir /var/lib/rancher/k3s" ;;
        esac
        sed -i "s|^ExecStart=.*|ExecStart=/usr/local/bin/k3s $role $arguments|; /^    *\\(server\\|agent\\) *\\\\*\$/d" "$unit"
        grep -q EnvironmentFile "$unit" || sed -i "/^\\[Service\\]/a EnvironmentFile=-$unit.env" "$unit"
        find /var/lib/k3spulumi -mindepth 1 -delete
        systemctl daemon-reload
        timeout 60 systemctl restart "$service" || { journalctl -u "$service" --no-pager -n 60 >&2; exit 1; }
        """;

    [LabFact]
    public Task AClusterOfK3supKeepsRunning() => IsAdoptedAndLetGoAsync("k3sup", Version, restarts: 0);

    [LabFact]
    public Task AClusterOfTheAnsibleRoleKeepsRunning() => IsAdoptedAndLetGoAsync("ansible", Version, restarts: 0);

    [LabFact]
    public Task ANewerVersionTakesOneRestart() => IsAdoptedAndLetGoAsync("k3sup", Newer, restarts: 1);

    private async Task IsAdoptedAndLetGoAsync(string form, string version, int restarts)
    {
        var site = new SshSite(lab, Version, Newer);
        var (alpha, echo) = (site.Host("alpha"), site.Host("echo"));
        var old = await site.UpAsync(site.Cluster(Version, [alpha], [echo]));
        string[] tokens = [.. new[] { "token", "agentToken" }.Select(name => ((StringValue)old.Outputs[name]!.Reveal()).Value)];
        alpha.Exec($"sh -s server {form}", Foreign).Ok();
        echo.Exec($"sh -s agent {form}", Foreign).Ok();
        var runs = (Starts(alpha, "k3s"), Starts(echo, "k3s-agent"));

        const string DropIn = "/etc/systemd/system/k3s.service.d/10-command.conf";
        alpha.WriteFile(DropIn, "[Service]\nExecStart=\nExecStart=/usr/local/bin/k3s server --debug\n");
        var other = await SshSite.FailAsync(site.Cluster(version, [alpha], [echo], args =>
            (args.Adopt, args.Token, args.AgentToken) = (true, "another-token-of-a-cluster", tokens[1])));
        alpha.Exec($"rm {DropIn}").Ok();
        var up = await site.UpAsync(site.Cluster(version, [alpha], [echo], args =>
            (args.Adopt, args.Token, args.AgentToken) = (true, tokens[0], tokens[1])));

        Assert.Contains($"{DropIn} replaces the command of the service: delete it", other, StringComparison.Ordinal);
        Assert.Contains("the token in the stack is not the token of the K3s on this host", other, StringComparison.Ordinal);
        Assert.DoesNotContain(tokens[0], other, StringComparison.Ordinal);
        Assert.Equal((runs.Item1 + restarts, runs.Item2 + restarts), (Starts(alpha, "k3s"), Starts(echo, "k3s-agent")));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
        Assert.True(alpha.Exists("/etc/rancher/k3s/config.yaml"));

        var kept = await site.UpAsync(Kept(site, version, alpha, echo, tokens, isKept: true), up.Snapshot);
        var gone = await site.UpAsync(Kept(site, version, alpha, echo, tokens, isKept: false), kept.Snapshot);
        Assert.Empty(gone.Operations);
        Assert.Equal((runs.Item1 + restarts, runs.Item2 + restarts), (Starts(alpha, "k3s"), Starts(echo, "k3s-agent")));
        Assert.Equal(["alpha Ready", "echo Ready"], SshSite.Nodes(alpha));
    }

    /// <summary>How often the service has started.</summary>
    private static int Starts(LabHost host, string service) => int.Parse(
        host.Exec($"journalctl -q -u {service} -o cat | grep -c '^Started\\|^Starting' || :").Ok().Trim(),
        System.Globalization.CultureInfo.InvariantCulture) / 2;

    private static Func<Task<int>> Kept(SshSite site, string version, LabHost server, LabHost agent, string[] tokens,
        bool isKept) => () => Deployment.RunAsync(() =>
        {
            if (isKept)
                _ = new K3sCluster("prod", Adopting(site, version, server, agent, tokens), new() { RetainOnDelete = true });
        });

    private static K3sClusterArgs Adopting(SshSite site, string version, LabHost server, LabHost agent, string[] tokens) => new()
    {
        Version = version,
        Adopt = true,
        Token = tokens[0],
        AgentToken = tokens[1],
        Servers = [new() { NodeName = server.Name, Ssh = site.Ssh(server) }],
        Agents = [new() { NodeName = agent.Name, Ssh = site.Ssh(agent) }],
    };
}

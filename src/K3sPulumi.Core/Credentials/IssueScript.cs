using System.Globalization;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Credentials;

/// <summary>Has a server of the cluster issue a kubeconfig or a token, and withdraw it when it is not wanted any more.</summary>
internal static class IssueScript
{
    /// <param name="server">Where it is issued.</param>
    /// <param name="spec">The kubeconfig.</param>
    /// <param name="due">Names a renewal; null for the first one. Empty: no renewal is due, and there is nothing to run.</param>
    public static RemoteScript Kubeconfig(IssuePlace server, KubeconfigSpec spec, string? due)
    {
        if (due is "")
            return new(null, null, new Secret(""));
        var (groups, days) = (string.Join(' ', spec.Groups.Or([])), spec.Days.Or(KubeconfigSpec.DefaultDays));
        var data = new ScriptInput().Set("NAME", spec.Name).Set("GROUPS", groups).Set("DAYS", days);
        var head = new VisibleText().Line(string.Create(CultureInfo.InvariantCulture,
            $"kubeconfig {spec.Name}: ClusterRoles {groups}, {days} days")).LineIf(due is not null, due ?? "");
        return server.Script(head, "kubeconfig", due is null ? "withdraw-kubeconfig" : null, data);
    }

    /// <param name="server">Where it is issued.</param>
    /// <param name="cluster">Name of the cluster.</param>
    /// <param name="spec">The token.</param>
    public static RemoteScript JoinToken(IssuePlace server, string cluster, JoinTokenSpec spec)
    {
        var ttl = spec.Ttl.Or(JoinTokenSpec.DefaultTtl);
        var data = new ScriptInput().Set("MARK", $"k3spulumi {cluster}/{spec.Name}")
            .Set("DESCRIPTION", spec.Description.Or("for agents that join")).Set("TTL", ttl);
        var generation = string.Create(CultureInfo.InvariantCulture, $"generation {spec.Generation.Content}");
        var head = new VisibleText()
            .Line($"join token {spec.Name}: expires after {ttl}, {spec.Description.Or("for agents that join")}")
            .LineIf(spec.Generation.Or(0) != 0, generation);
        return server.Script(head, "join-token", "withdraw-join-token", data);
    }

    /// <summary>The part of what a server printed; null where there is none.</summary>
    public static string? Part(string printed, string name) => MarkedOutput.Parts(printed)?.GetValueOrDefault(name)?.Trim();
}

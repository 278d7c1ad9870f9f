using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Nodes;
using Pulumi;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// The kubeconfig of a first server, as the server prints it: read once, and renewed shortly before its certificate expires.
/// Until then the renewal is a command that does nothing and opens no connection.
/// </summary>
internal static class SshKubeconfig
{
    /// <summary>
    /// The kubeconfig, and the last command that may restart K3s on its server, which later resources wait for.
    /// </summary>
    public static (Output<string> Printed, Resource Settled) Create(
        NodeScope<ServerSpec> scope, Output<HostNode> host, Resource ready)
    {
        var (name, ssh, shown) = (scope.Name, scope.Ssh, scope.Visible);
        var read = new RemoteCommand($"{name}-kubeconfig", ssh, host.Apply(node => KubeconfigScript.For(node)))
            .Create(shown, scope.After(ready));
        var due = Output.Unsecret(Output.Tuple(read.Stdout, shown)
            .Apply(both => Due(both.Item1, both.Item2, DateTimeOffset.UtcNow)));
        var options = scope.After(ready, read);
        options.Hooks = HostHooks.ForRenewal(name);
        var renewal = Output.Tuple(host, due).Apply(both => both.Item2.IsAgain
            ? KubeconfigScript.For(both.Item1, both.Item2.Name) : KubeconfigScript.Renewal(both.Item1, both.Item2.Name));
        var renewed = new RemoteCommand($"{name}-kubeconfig-renewal", ssh, renewal).Create(Output.Tuple(shown, due), options);
        return (Kubeconfigs.Readable(Output.Tuple(read.Stdout, renewed.Stdout)
            .Apply(both => Kubeconfigs.Later(both.Item1, both.Item2))), renewed);
    }

    /// <summary>
    /// An unreadable kubeconfig stays in the state, so the second command reads it again, in every update until the first one
    /// runs again.
    /// </summary>
    private static (bool IsAgain, string Name) Due(string? printed, ServerSpec spec, DateTimeOffset now) =>
        !string.IsNullOrEmpty(printed) && !Kubeconfigs.IsReadable(printed)
            ? (true, KubeconfigRenewal.Again(now))
            : (false, KubeconfigRenewal.Due(Kubeconfigs.End(printed),
                spec.Settings.KubeconfigRenewalDays.Or(KubeconfigRenewal.DefaultDays), now));
}

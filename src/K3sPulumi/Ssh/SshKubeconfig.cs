using K3sPulumi.Core;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Specs;
using Pulumi;

namespace K3sPulumi.Ssh;

/// <summary>
/// The kubeconfig of a first server, as the server prints it: read once, and renewed near the end of its certificate. The renewal is a command
/// that has nothing to run, and opens no connection, until then.
/// </summary>
internal static class SshKubeconfig
{
    /// <summary>The kubeconfig, and the last command that may restart K3s on its server: what follows waits for that.</summary>
    public static (Output<string> Printed, Resource Settled) Create(K3sServer server, string name, SshArgs ssh, Output<HostNode> host, Output<ServerSpec> shown, Resource ready)
    {
        var read = RemoteCommand.Create(
            $"{name}-kubeconfig", ssh, host.Apply(KubeconfigScript.For), shown, hasCreate: true, hasDelete: false, Options(server, ready));
        var printed = Kubeconfigs.Readable(read.Stdout);
        var due = Output.Unsecret(Output.Tuple(printed, shown).Apply(both =>
            KubeconfigRenewal.Due(Kubeconfigs.End(both.Item1), both.Item2.Settings.KubeconfigRenewalDays.Or(KubeconfigRenewal.DefaultDays), DateTimeOffset.UtcNow)));
        var options = Options(server, ready, read);
        options.Hooks = HostHooks.ForRenewal(name);
        var renewed = RemoteCommand.Create(
            $"{name}-kubeconfig-renewal", ssh, Output.Tuple(host, due).Apply(both => KubeconfigScript.Renewal(both.Item1, both.Item2)),
            Output.Tuple(shown, due), hasCreate: true, hasDelete: false, options);
        return (Output.Tuple(printed, Kubeconfigs.Readable(renewed.Stdout)).Apply(both => Kubeconfigs.Later(both.Item1, both.Item2)), renewed);
    }

    private static CustomResourceOptions Options(Resource parent, params Resource[] after) => new() { Parent = parent, DependsOn = [.. after] };
}

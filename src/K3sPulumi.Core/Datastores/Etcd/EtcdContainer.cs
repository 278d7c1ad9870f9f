using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Scripts;

namespace K3sPulumi.Core.Datastores.Etcd;

/// <summary>
/// An <see cref="EtcdCluster"/> in Docker, where the image has neither a shell nor openssl: certificates are generated on the
/// machine that runs the program, and uploaded.
/// </summary>
internal static class EtcdContainer
{
    public static readonly ServiceShape Shape = new() { Role = "datastore", Volumes = ["/var/lib/k3s-etcd/data"], User = "0:0" };

    private const int PrepareSeconds = 60;

    /// <summary>
    /// For the deploying machine (requires sh and openssl). Nothing is stored there: each run generates a new CA, so run it again
    /// only when the members change. One certificate serves all members and K3s.
    /// </summary>
    public static RemoteScript Pki(EtcdCluster cluster)
    {
        var names = SubjectNames.Of(
            [.. cluster.Members.Select(member => member.Address), .. cluster.TlsSans, "localhost", "127.0.0.1"]);
        var data = new ScriptInput()
            .Set("KIND", "etcd")
            .Set("PREPARE_SECONDS", PrepareSeconds)
            .Set("SANS", names)
            .Set("CA", cluster.Tls.Ca)
            .Set("CA_KEY", cluster.Tls.CaKey?.Value);
        var create = new VisibleText().Line($"certificates of etcd {cluster.Name} for {names}").Then("sh -s -- apply");
        return new(create, null, new(data.With(ScriptSets.Text("pki-local"))));
    }

    public static ServiceContainer Container(EtcdCluster cluster, int index, string image, DatastoreOutput pki)
    {
        var tls = $"{EtcdConfig.Home}/tls";
        return new(image, Shape)
        {
            Entrypoint = ["etcd"],
            Command = ["--config-file", $"{EtcdConfig.Home}/etcd.yaml"],
            Uploads =
            [
                new($"{EtcdConfig.Home}/etcd.yaml", "0600", new(EtcdConfig.For(cluster, cluster.Members[index]))),
                new($"{tls}/k3spulumi-ca.crt", "0644", new(pki.Ca)),
                new($"{tls}/k3spulumi-server.crt", "0644", new(pki.Certificate ?? "")),
                new($"{tls}/k3spulumi-server.key", "0600", pki.Key ?? new("")),
            ],
            HealthCheck =
            [
                "CMD", "etcdctl", $"--endpoints={cluster.ClientUrl(cluster.Members[index])}", $"--cacert={tls}/k3spulumi-ca.crt",
                $"--cert={tls}/k3spulumi-server.crt", $"--key={tls}/k3spulumi-server.key", "endpoint", "health",
            ],
        };
    }
}

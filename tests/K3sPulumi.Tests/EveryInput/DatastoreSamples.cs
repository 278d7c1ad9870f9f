namespace K3sPulumi.Tests.EveryInput;

/// <summary>Samples for datastores, and for clusters with one.</summary>
internal static class DatastoreSamples
{
    public static Dictionary<string, Sample> All => new(StringComparer.Ordinal)
    {
        ["DatastoreArgs.endpoint"] = new("postgres://k3s:password@10.0.0.77:5432/kubernetes") { With = WithAddress },
        ["DatastoreArgs.ca"] = new(Files.OtherCertificate)
        {
            Shown = NodeSamples.Line(Files.OtherCertificate),
            With = WithAddress
        },
        ["DatastoreArgs.certificate"] = new(Files.Certificate)
        {
            Shown = NodeSamples.Line(Files.Key),
            With = WithAddress,
            And = at => InputPath.Set(at.Owner, "Key", Files.Key),
        },
        ["DatastoreArgs.key"] = new(Files.Key)
        {
            Shown = NodeSamples.Line(Files.Key),
            With = WithAddress,
            And = at => InputPath.Set(at.Owner, "Certificate", Files.Certificate),
        },
        ["SqlEndpointArgs.host"] = new("db-77.example.com"),
        ["SqlEndpointArgs.port"] = new(7777),
        ["SqlEndpointArgs.database"] = new("seven"),
        ["SqlEndpointArgs.user"] = new("seven"),
        ["SqlEndpointArgs.password"] = new("password-77"),
        ["sslMode"] = new("verify-ca"),
        ["MySqlEndpointArgs.tls"] = new(false) { Shown = null, And = at => InputPath.Set(at.Parent!, "Ca", null) },
        ["EtcdEndpointArgs.hosts"] = new(new[] { "etcd-77.example.com" }),
        ["EtcdEndpointArgs.port"] = new(7777),
        ["EtcdEndpointArgs.tls"] = new(false) { Shown = null, And = at => InputPath.Set(at.Parent!, "Ca", null) },

        ["SqlDatastoreArgs.address"] = new("db-77.example.com"),
        ["SqlDatastoreArgs.port"] = new(7777),
        ["SqlDatastoreArgs.database"] = new("seven"),
        ["SqlDatastoreArgs.user"] = new("seven"),
        ["SqlDatastoreArgs.password"] = new("password-77"),
        ["allowedAddresses"] = new(new[] { "10.77.0.0/24" }),
        ["SqlDatastoreArgs.tlsSans"] = new(new[] { "san-77.example.com" }),
        ["EtcdDatastoreArgs.tlsSans"] = new(new[] { "san-77.example.com" }),
        ["SqlDatastoreArgs.ca"] = new(Files.Certificate)
        {
            Shown = null,
            And = at =>
            ((SqlDatastoreArgs)at.Owner).CaKey = Files.Key
        },
        ["SqlDatastoreArgs.caKey"] = new(Files.Key)
        {
            Shown = null,
            And = at =>
            ((SqlDatastoreArgs)at.Owner).Ca = Files.Certificate
        },
        ["SqlDatastoreArgs.certificate"] = new(Files.Certificate)
        {
            Shown = NodeSamples.Line(Files.Certificate),
            And = at => (((SqlDatastoreArgs)at.Owner).Key, ((SqlDatastoreArgs)at.Owner).Ca) = (Files.Key, Files.Certificate),
        },
        ["SqlDatastoreArgs.key"] = new(Files.Key)
        {
            Shown = NodeSamples.Line(Files.Key),
            And = at => (((SqlDatastoreArgs)at.Owner).Certificate, ((SqlDatastoreArgs)at.Owner).Ca) = (Files.Certificate,
                Files.Certificate),
        },
        ["flavor"] = new("mysql"),
        ["DatastoreBackupArgs.at"] = new("07:17") { With = Dumped },
        ["keep"] = new(77),
        ["DatastoreBackupArgs.generation"] = new(77) { With = Dumped },
        ["DatastoreBackupArgs.pullTo"] = new("backups-77") { With = Dumped },
        ["DatastoreBackupArgs.directory"] = new("/srv/backup-77"),
        ["deleteData"] = new(true) { Shown = null },
        ["EtcdDatastoreArgs.ca"] = new(Files.Certificate)
        {
            Shown = null,
            And = at =>
            ((EtcdDatastoreArgs)at.Owner).CaKey = Files.Key
        },
        ["EtcdDatastoreArgs.caKey"] = new(Files.Key)
        {
            Shown = null,
            And = at =>
            ((EtcdDatastoreArgs)at.Owner).Ca = Files.Certificate
        },
        ["clientPort"] = new(7779),
        ["peerPort"] = new(7780),
        ["EtcdMemberArgs.name"] = new("state-77"),
        ["EtcdMemberArgs.address"] = new("etcd-77.example.com"),
    };

    /// <summary>In Docker, no dump is made by default.</summary>
    private static void Dumped(Setting at) => ((DatastoreBackupArgs)at.Owner).Generation = 1;

    private static void WithAddress(Setting at) =>
        InputPath.Set(at.Owner, "Endpoint", "postgres://k3s:password@10.0.0.5:5432/kubernetes");
}

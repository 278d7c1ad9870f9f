using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Datastores with which no cluster can start.</summary>
internal static class BadDatastores
{
    public static readonly DatastoreSpec Elsewhere = new() { Endpoint = Value<Secret>.Unknown };

    private static readonly SqlEndpointSpec Sql = new()
    {
        Host = Text("db.example.com"),
        User = Text("k3s"),
        Password = Hidden("p#ss/w")
    };

    public static IEnumerable<(string What, string Path, ClusterSpec Request)> All =>
    [
        ("etcd and a datastore", "embeddedEtcd", Docker.With(s => s with { EmbeddedEtcd = true, Datastore = Elsewhere })),
        ("a datastore without an address", "datastore", With(new() { Ca = Value<Secret>.Unknown })),
        ("a datastore with two addresses", "datastore", With(Elsewhere with { Postgres = Sql })),
        ("an empty endpoint", "datastore.endpoint", With(Endpoint(""), servers: 3)),
        ("an endpoint that is only a password", "datastore.endpoint",
            With(Endpoint("k3s:secret@tcp(db.example.com:3306)/k3s"))),
        ("an endpoint of CockroachDB", "datastore.endpoint", With(Endpoint("cockroachdb://root@db.example.com:26257/k3s"))),
        ("an endpoint of MySQL as a URL", "datastore.endpoint", With(Endpoint("mysql://k3s:secret@db.example.com:3306/k3s"))),
        ("an endpoint with a raw password", "datastore.endpoint",
            With(Endpoint("postgres://k3s:p#ss/w@db.example.com:5432/k3s"))),
        ("a file for three servers", "datastore.endpoint", With(Endpoint("sqlite:///data/state.db"), servers: 3)),
        ("a CA that nobody reads", "datastore.ca", With(Endpoint("sqlite://") with { Ca = Value<Secret>.Unknown })),
        ("a CA that is none", "datastore.ca", With(Elsewhere with { Ca = Hidden("/etc/ssl/ca.crt") })),
        ("a CA that turned out to be nothing", "datastore.ca", With(Elsewhere with { Ca = Hidden("") })),
        ("a client certificate without its key", "datastore.key", With(Elsewhere with { Certificate = Value<Secret>.Unknown })),
        ("a key without its client certificate", "datastore.certificate", With(Elsewhere with { Key = Value<Secret>.Unknown })),
        ("an encrypted key", "datastore.key", With(Elsewhere with
        {
            Certificate = Value<Secret>.Unknown,
            Key = Hidden("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"),
        })),
        ("a key of another certificate", "datastore.key",
            With(Elsewhere with { Certificate = Hidden(TestPair.One.Certificate), Key = Hidden(TestPair.Two.Key) })),
        ("a database without a host", "datastore.postgres.host", With(new() { Postgres = Sql with { Host = default } })),
        ("a database's host with a port", "datastore.postgres.host",
            With(new() { Postgres = Sql with { Host = Text("db.example.com:5432") } })),
        ("a database without a user", "datastore.postgres.user", With(new() { Postgres = Sql with { User = default } })),
        ("a database without a password", "datastore.mySql.password",
            With(new() { MySql = Sql with { Password = default }, Ca = Value<Secret>.Unknown })),
        ("an unknown mode of TLS", "datastore.postgres.sslMode", With(new() { Postgres = Sql with { SslMode = Text("on") } })),
        ("a CA and no TLS", "datastore.postgres.sslMode",
            With(new() { Postgres = Sql with { SslMode = Text("disable") }, Ca = Value<Secret>.Unknown })),
        ("MySQL without its CA", "datastore.ca", With(new() { MySql = Sql })),
        ("etcd without members", "datastore.etcd.hosts", With(new() { Etcd = new() })),
        ("a member of etcd that is a URL", "datastore.etcd.hosts[0]",
            With(new() { Etcd = new() { Hosts = List("https://10.0.0.5:2379") } })),
        ("etcd's files without TLS", "datastore.etcd.tls",
            With(new() { Etcd = new() { Hosts = List("10.0.0.5"), Tls = Value<bool>.Of(false) }, Ca = Value<Secret>.Unknown })),
    ];

    public static ClusterSpec With(DatastoreSpec datastore, int servers = 1) =>
        Docker.With(settings =>
            settings with { Datastore = datastore }) with
        {
            Servers = [.. Enumerable.Range(0, servers)
                .Select(_ => new NodeSpec { Docker = new() })]
        };

    public static DatastoreSpec Endpoint(string text) => new() { Endpoint = Hidden(text) };
}

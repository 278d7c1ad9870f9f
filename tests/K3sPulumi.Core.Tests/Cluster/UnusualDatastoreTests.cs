using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Cluster;

using static K3sPulumi.Core.Tests.Cluster.BadDatastores;
using static K3sPulumi.Core.Tests.Cluster.BadRequests;
using static K3sPulumi.Core.Tests.Cluster.Requests;

/// <summary>Unusual datastores that work must be accepted.</summary>
public sealed class UnusualDatastoreTests
{
    private static readonly SqlEndpointSpec Sql = new()
    {
        Host = Text("db.example.com"),
        User = Text("k3s"),
        Password = Hidden("a/b:c@d#e?f%g h\u00df\n")
    };

    private static readonly Value<Secret> Ca = Hidden(TestPair.One.Certificate);

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, ClusterSpec> All => new()
    {
        ["PostgreSQL with any password and the CAs of the host"] = With(new() { Postgres = Sql }, servers: 2),
        ["PostgreSQL with verify-ca and the CAs of the host"] =
            With(new() { Postgres = Sql with { SslMode = Text("verify-ca") } }, servers: 2),
        ["PostgreSQL with a client certificate and no password"] =
            With(new()
            {
                Postgres = Sql with { Password = default },
                Ca = Ca,
                Certificate = Hidden(TestPair.One.Certificate),
                Key = Hidden(TestPair.One.Key)
            }, servers: 4),
        ["PostgreSQL at an IPv6 address without TLS"] =
            With(new() { Postgres = Sql with { Host = Text("2001:db8::5"), SslMode = Text("disable") } }),
        ["PostgreSQL of which nothing is known yet"] =
            With(new()
            {
                Postgres = new()
                {
                    Host = Value<string>.Unknown,
                    User = Value<string>.Unknown,
                    Password = Value<Secret>.Unknown
                },
                Ca = Value<Secret>.Unknown
            }, servers: 2),
        ["MySQL with its CA and any password"] = With(new() { MySql = Sql, Ca = Ca }, servers: 2),
        ["MySQL without TLS, as its owner says"] = With(new() { MySql = Sql with { Tls = Value<bool>.Of(false) } }, servers: 6),
        ["MySQL with a certificate of a public authority"] = With(Endpoint("mysql://k3s:secret@tcp(db.example.com)/k3s?tls=true"),
            servers: 2),
        ["etcd with a chain and a key in another form"] = With(
            new()
            {
                Etcd = new() { Hosts = List("etcd-a", "etcd-b", "etcd-c") },
                Ca = Ca,
                Certificate = Hidden($"{TestPair.Rsa.Certificate}\n{TestPair.One.Certificate}\n"),
                Key = Hidden(TestPair.Rsa.Key)
            }, servers: 2),
        ["etcd with a certificate that the hosts trust"] = With(Endpoint("https://etcd.example.com:2379"), servers: 2),
        ["NATS for three servers"] = With(Endpoint("nats://k3s:secret@10.0.0.5:4222?replicas=3"), servers: 3),
        ["a file for the one server"] = With(Endpoint("sqlite:///data/state.db?_journal=WAL&cache=shared")),
        ["a datastore of which not even the form is known"] = With(DatastoreSpec.NotKnownYet, servers: 2),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void WorksAndIsAccepted(string name) => Assert.Empty(ClusterChecks.Problems(All[name]));

    [Theory]
    [InlineData("mysql://k3s:secret@tcp(db.example.com:3306)/k3s", "datastore.ca")]
    [InlineData("https://10.0.0.5:2379", "datastore.ca")]
    [InlineData("mysql://k3s:secret@tcp(db.example.com:3306)/k3s?tls=true", null)]
    [InlineData("mysql://k3s:secret@tcp(127.0.0.1:3306)/k3s", null)]
    [InlineData("mysql://root@unix(/run/mysqld.sock)/k3s", null)]
    [InlineData("postgres://k3s:secret@db.example.com/k3s", null)]
    public void ADatastoreThatNobodyVerifiesIsAWarning(string endpoint, string? path) =>
        Assert.Equal(path, ClusterAdvice.For(With(Endpoint(endpoint))).SingleOrDefault()?.Path);
}

using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>Endpoints from the user, read as K3s reads them.</summary>
public sealed class DatastoreEndpointTests
{
    private static K3sVersion Version(string text) => K3sVersion.TryParse(text, out _)!;

    /// <summary>Unusual, but K3s accepts them.</summary>
    public static TheoryData<string, int> Good => new()
    {
        { "postgres://", 2 },
        { "postgres://k3s:secret@db.example.com/k3s", 2 },
        { "postgresql://k3s:p%23ss%2Fw@db.example.com:5432/k3s?sslmode=prefer&connect_timeout=10", 3 },
        { "postgres://k3s:a@b!$&'()*+,;=@[2001:db8::5]:5432/", 2 },
        { "postgres://k3s:secret@10.0.0.5:5432,10.0.0.6:5432/k3s?target_session_attrs=read-write", 3 },
        { "postgres:///k3s?host=/var/run/postgresql&user=me@corp", 2 },
        { "postgres://k3s:secret@fd00::5/k3s", 2 },
        { "mysql://", 2 },
        { "mysql://k3s:p@ss:w/ord#?%@tcp(db.example.com:3306)/k3s", 3 },
        { "mysql://root@unix(/var/run/mysqld/mysqld.sock)/k3s", 1 },
        { "mysql://k3s:secret@tcp([2001:db8::5]:3306)/k3s?tls=skip-verify&loc=Europe%2FRome", 3 },
        { "mysql://k3s:secret@/k3s", 2 },
        { "https://10.0.0.5:2379,https://10.0.0.6:2379,https://[2001:db8::7]:2379", 3 },
        { "https://etcd-a:2379/,etcd-b:2379", 3 },
        { "http://127.0.0.1:2379", 1 },
        { "nats://token@10.0.0.5:4222?bucket=k3s&replicas=3&noEmbed,nats://10.0.0.6:4222", 3 },
        { "nats://?contextFile=/etc/nats/context.json", 2 },
        { "sqlite://", 1 },
        { "sqlite:///data/state.db?_journal=WAL&cache=shared", 1 },
        { "unix:///run/etcd.sock", 2 },
    };

    /// <summary>What K3s rejects or misreads, with the expected message.</summary>
    public static TheoryData<string, int, string> Bad => new()
    {
        { "", 1, "is empty" },
        { " \n", 3, "is empty" },
        { "k3s:secret@tcp(db.example.com:3306)/k3s", 2, "has no scheme; start it with postgres://, mysql://, https:// (etcd)" },
        { "cockroachdb://root@db.example.com:26257/k3s", 2, "cockroachdb://, which K3s v1.36.1+k3s1 does not support; use p" },
        { "mariadb://k3s:secret@tcp(db.example.com)/k3s", 2, "Use mysql:// instead" },
        { "Postgres://k3s:secret@db.example.com/k3s", 2, "Use postgres:// in lower case" },
        { "user:secret-://x@tcp(db)/k3s", 2, "starts with a scheme, which" },
        { "postgres://k3s:secret@db.example.com/k3s\n", 2, "ends with a space or a line break" },
        { "\tpostgres://k3s:secret@db.example.com/k3s", 2, "starts or ends" },
        { "postgres://k3s:p#ss/w@db.example.com:5432/k3s", 2, "percent-encode" },
        { "postgres://k3s:1#2@db.example.com:5432/k3s", 2, "percent-encode" },
        { "postgres://k3s:12/w@db.example.com:5432/k3s", 2, "percent-encode" },
        { "postgres://k3s:12/w@db.example.com", 2, "percent-encode" },
        { "postgres://k3s:12?w@db.example.com/k3s", 2, "percent-encode" },
        { "postgres://k3s:p@12/w@db.example.com:5432/k3s", 2, "percent-encode" },
        { "postgres://k3s:a b@db.example.com/k3s", 2, "the user or the password contains a character" },
        { "postgres://k3s:geheimß@db.example.com/k3s", 2, "the user or the password contains a character" },
        { "postgres://k3s:100%@db.example.com/k3s", 2, "a % is not followed by two hexadecimal digits" },
        { "postgres://k3s:secret@db.example.com:port/k3s", 2, "is not a number" },
        { "postgres://k3s:secret@db.example.com:70000/k3s", 2, "out of range" },
        { "postgres://k3s:secret@db example/k3s", 2, "the host contains a character" },
        { "postgres://k3s:secret@[fd00::5/k3s", 2, "lacks its closing bracket" },
        { "postgres://k3s:secret@db.example.com/k3s?sslmode=on", 2, "unknown sslmode" },
        { "postgres://k3s:sec\nret@db.example.com/k3s", 2, "line break" },
        { "mysql://k3s:secret@db.example.com:3306/k3s", 2, "mysql://user:password@tcp(host:3306)/database" },
        { "mysql://k3s:secret@tcp(db.example.com:3306)", 2, "no / before the database name" },
        { "mysql://root@unix(/var/run/mysqld/mysqld.sock)", 1, "no closing parenthesis" },
        { "mysql://k3s:secret@tcp(db.example.com:3306)/k3s?loc=Europe/Rome", 2, "encode it as %2F" },
        { "mysql://k3s:secret@db(db.example.com:3306)/k3s", 2, "a network that K3s does not know" },
        { "https://10.0.0.5:2379, https://10.0.0.6:2379", 3, "separate them with commas only" },
        { "https://10.0.0.5", 3, "at position 1: it has no port" },
        { "https://10.0.0.5:2379,mysql://root@tcp(db)/", 3, "at position 2" },
        { "nats://10.0.0.5:4222,10.0.0.6:4222", 3, "without nats://" },
        { "nats://10.0.0.5:4222?replicas=7", 3, "K3s accepts 1 to 5" },
        { "sqlite:///var/lib/state.db", 3, "supports only a single server, but there are 3" },
        { "litestream://", 2, "supports only a single server" },
        { "memory://", 2, "supports only a single server" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void WhatK3sTakesIsAccepted(string endpoint, int servers) =>
        Assert.Null(DatastoreEndpoint.Problem(endpoint, servers, Version("v1.36.1+k3s1")));

    [Theory]
    [MemberData(nameof(Bad))]
    public void WhatK3sDoesNotTakeIsRefusedWithoutRepeatingIt(string endpoint, int servers, string says)
    {
        var problem = DatastoreEndpoint.Problem(endpoint, servers, Version("v1.36.1+k3s1"));

        Assert.Contains(says, problem, StringComparison.Ordinal);
        foreach (var secret in (string[])["secret", "geheim", "p#ss", "12/w", "100%@"])
            Assert.DoesNotContain(secret, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nats://10.0.0.5:4222", "v1.21.5+k3s2", false)]
    [InlineData("nats://10.0.0.5:4222", "v1.30.0+k3s1", true)]
    [InlineData("postgresql://k3s:secret@db/k3s", "v1.27.3+k3s1", false)]
    [InlineData("postgresql://k3s:secret@db/k3s", "v1.33.1+k3s1", true)]
    [InlineData("unix:///run/etcd.sock", "v1.28.2+k3s1", false)]
    public void SchemesAreThoseOfTheVersion(string endpoint, string version, bool isGood) =>
        Assert.Equal(isGood, DatastoreEndpoint.Problem(endpoint, 1, Version(version)) is null);

    [Theory]
    [InlineData("sqlite://", true)]
    [InlineData("http://10.0.0.5:2379", true)]
    [InlineData("http://10.0.0.5:2379,https://10.0.0.6:2379", false)]
    [InlineData("postgres://k3s:secret@db/k3s?sslmode=disable", true)]
    [InlineData("postgres://k3s:secret@db/k3s", false)]
    [InlineData("mysql://k3s:secret@tcp(db)/k3s", false)]
    [InlineData("nats://10.0.0.5:4222", false)]
    [InlineData("https://10.0.0.5:2379", false)]
    public void TlsFilesThatNobodyReadsAreRefused(string endpoint, bool isProblem) =>
        Assert.Equal(isProblem, DatastoreEndpoint.TlsProblem(endpoint) is not null);
}

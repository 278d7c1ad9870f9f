using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Postgres;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class PostgresEndpointTests
{
    private static readonly PostgresEndpoint Plain = new("10.0.0.5", "kubernetes", "k3s", new("hunter2"));
    private static readonly TlsFiles Ca = new("-----BEGIN CERTIFICATE-----");

    [Fact]
    public void APlainEndpointReadsAsTheK3sDocumentationShowsIt()
    {
        Assert.Equal("postgres://k3s:hunter2@10.0.0.5:5432/kubernetes?sslmode=verify-full", Plain.ToEndpoint().Value);
        Assert.Empty(Plain.Problems());
    }

    [Fact]
    public void AnIPv6HostStandsInBrackets() =>
        Assert.Equal("postgres://k3s:hunter2@[fd00::5]:5432/kubernetes?sslmode=verify-full",
            (Plain with { Host = "fd00::5" }).ToEndpoint().Value);

    [Fact]
    public void HostilePasswordsAreReadBackUnchanged() => Assert.All(HostileText.Passwords, password =>
        Assert.Equal(password, GoUrl.Parse((Plain with { Password = new(password) }).ToEndpoint().Value).Password));

    [Fact]
    public void AnyPartIsReadBackUnchanged() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(HostileText.Any, HostileText.Any, HostileText.Any, (password, user, name) =>
        {
            var database = name.ToLowerInvariant().TrimStart('/') + "x";
            var endpoint = Plain with
            {
                Password = new(password),
                User = user,
                Database = database,
            };
            var read = GoUrl.Parse(endpoint.ToEndpoint().Value);
            return (read.Password, read.User, read.Database, read.Query["sslmode"], read.Host, read.Port)
                == (password, user, database, "verify-full", "10.0.0.5", 5432);
        }));

    [Fact]
    public void AnEndpointNeverPrintsItsPassword()
    {
        Assert.DoesNotContain("hunter2", Plain.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Plain.ToEndpoint().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AllProblemsAreReportedAtOnce()
    {
        var problems = new PostgresEndpoint("postgres://db", "Kubernetes", "", new(""))
        {
            Port = 0,
            SslMode = "prefer",
            Tls = new("not a certificate", "-----BEGIN CERTIFICATE-----"),
        }.Problems("datastore");

        Golden.Matches("datastores/postgres-problems.txt", Problem.Report("ExternalDatastore", "db", [.. problems]) + "\n");
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "", "host: must not be empty; set the DNS name or IP address of the datastore." },
        { "[fd00::5]", "host: \"[fd00::5]\" is neither a DNS name nor an IP address; remove any scheme, port or brackets." },
        { "db:5432", "host: \"db:5432\" is neither a DNS name nor an IP address; remove any scheme, port or brackets." },
        { "fe80::1%eth0",
            "host: \"fe80::1%eth0\" is neither a DNS name nor an IP address; remove any scheme, port or brackets." },
        { "db,other", "host: \"db,other\" is neither a DNS name nor an IP address; remove any scheme, port or brackets." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void AHostThatIsNoneIsRefused(string host, string expected) =>
        Assert.Equal([expected], (Plain with { Host = host }).Problems().Select(problem => problem.ToString()));

    [Fact]
    public void VerifyCaWorksWithTheCasOfTheHostToo()
    {
        Assert.Empty((Plain with { SslMode = "verify-ca" }).Problems());
        Assert.Empty((Plain with { SslMode = "verify-ca", Tls = Ca }).Problems());
    }

    [Fact]
    public void TlsFilesWithoutTlsAreRefused() =>
        Assert.Equal(["sslMode"], (Plain with { SslMode = "disable", Tls = Ca }).Problems().Select(problem => problem.Path));

    [Fact]
    public void TextThatNoDatabaseTakesIsRefused() =>
        Assert.Equal(["user", "password"],
            (Plain with { User = "a\0b", Password = new("\ud800") }).Problems().Select(problem => problem.Path));

    [Fact]
    public void ACertificateMayReplaceThePassword() =>
        Assert.Empty(
            (Plain with
            {
                Password = new(""),
                Tls = new(Certificate: "-----BEGIN CERTIFICATE-----", Key: new("-----BEGIN PRIVATE KEY-----"))
            }).Problems());
}

using FsCheck;
using FsCheck.Fluent;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Datastores;

public sealed class MySqlEndpointTests
{
    private static readonly MySqlEndpoint Plain = new("10.0.0.5", "kubernetes", "k3s",
        new("hunter2"))
    { Tls = new("-----BEGIN CERTIFICATE-----") };

    [Fact]
    public void APlainEndpointReadsAsTheK3sDocumentationShowsIt()
    {
        Assert.Equal("mysql://k3s:hunter2@tcp(10.0.0.5:3306)/kubernetes", Plain.ToEndpoint().Value);
        Assert.Empty(Plain.Problems());
    }

    [Fact]
    public void AnIPv6HostStandsInBrackets() =>
        Assert.Equal("mysql://k3s:hunter2@tcp([fd00::5]:3306)/kubernetes", (Plain with { Host = "fd00::5" }).ToEndpoint().Value);

    [Fact]
    public void HostilePasswordsAreReadBackUnchanged() => Assert.All(HostileText.Passwords, password =>
    {
        var read = GoMySqlDsn.Parse((Plain with { Password = new(password) }).ToEndpoint().Value);
        Assert.Equal((password, "k3s", "tcp", "10.0.0.5:3306", "kubernetes"),
            (read.Password, read.User, read.Net, read.Address, read.Database));
    });

    [Fact]
    public void AnyPartThatIsNotRefusedIsReadBackUnchanged() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(HostileText.Any, HostileText.Any, HostileText.Any, (password, user, name) =>
        {
            var endpoint = Plain with
            {
                Password = new(password),
                User = user,
                Database = name,
            };
            if (endpoint.Problems().Any())
                return user.Contains(':') || name.AsSpan().ContainsAny("/?%") || name.Length > 20 || user.Length > 20;
            var read = GoMySqlDsn.Parse(endpoint.ToEndpoint().Value);
            return (read.Password, read.User, read.Database, read.Net, read.Address) == (password, user, name,
                "tcp", "10.0.0.5:3306");
        }));

    [Fact]
    public void AnEndpointNeverPrintsItsPassword() =>
        Assert.DoesNotContain("hunter2", $"{Plain} {Plain.ToEndpoint()}", StringComparison.Ordinal);

    [Fact]
    public void AllProblemsAreReportedAtOnce()
    {
        var problems = new MySqlEndpoint("tcp(db)", "kube/netes", "k3s:admin", new(""))
        {
            Port = 70000,
        }.Problems("datastore");

        Golden.Matches("datastores/mysql-problems.txt", Problem.Report("ExternalDatastore", "db", [.. problems]) + "\n");
    }

    [Fact]
    public void DisablingTlsMustBeExplicit()
    {
        Assert.Equal(["ca"], (Plain with { Tls = TlsFiles.None }).Problems().Select(problem => problem.Path));
        Assert.Empty((Plain with { Tls = TlsFiles.None, UseTls = false }).Problems());
        Assert.Equal(["tls"], (Plain with { UseTls = false }).Problems().Select(problem => problem.Path));
    }
}

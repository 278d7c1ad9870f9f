using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Backups;

/// <summary>The container beside a database that makes its dumps on schedule.</summary>
public sealed class NightlyContainerTests
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("mysql")]
    public void TheContainerHasTheVolumesOfTheDatabaseAndNoPassword(string kind)
    {
        var datastore = NightlyDumpTests.Nightly(kind);
        var (database, nightly) = (SqlContainer.Container(datastore, $"{kind}:1.2.3"),
            NightlyContainer.Container(datastore, $"{kind}:1.2.3"));

        Golden.Matches($"datastores/{kind}-nightly-container.txt",
            $"""
            entrypoint {string.Join(' ', nightly.Entrypoint)}
            command {string.Join(' ', nightly.Command)}
            uploads {string.Join(", ", nightly.Uploads.Select(file => $"{file.Path} {file.Mode}"))}
            volumes {string.Join(' ', nightly.Shape.Volumes)}
            health {string.Join(' ', nightly.HealthCheck)}
            ---
            {nightly.Uploads[2].Content.Value}
            """);
        Assert.Equal(database.Shape.Volumes, nightly.Shape.Volumes);
        Assert.All(nightly.Uploads, file => Assert.DoesNotContain("hunter2", file.Content.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void NothingIsPublishedTwice()
    {
        var docker = new DockerSpec
        {
            Ports = Value<IReadOnlyList<string>>.Of(["5432:5432"]),
            Ip = Value<string>.Of("172.28.0.9"),
            Volumes = Value<IReadOnlyList<string>>.Of(["/srv/dumps:/mnt/dumps"]),
        };

        var plan = NightlyContainer.Plan("state", SqlDialects.Postgres, docker);

        Assert.Empty(plan.Ports);
        Assert.Null(plan.Ip);
        Assert.Single(plan.Volumes);
        Assert.Equal(("state", "dumps"), (plan.Labels["k3spulumi.service"], plan.Labels["k3spulumi.role"]));
    }
}

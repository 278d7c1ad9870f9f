using System.Globalization;
using K3sPulumi.Core.Backups;

namespace K3sPulumi.Core.Tests.Backups;

using static K3sPulumi.Core.Tests.Backups.DockerRestoreSamples;

/// <summary>A database in a container that is brought back to a dump, while the servers in containers are stopped.</summary>
public sealed class DockerDumpRestoreTests
{
    [Fact]
    public void TheServersStopWhileTheDumpIsBroughtBackAndStartWithoutTheirKeys()
    {
        using var host = HostWithDatabase();
        var cluster = OnDatabase("postgres");

        host.Create(DockerRestoreScript.Check(cluster)).Succeeded();
        Assert.Equal(0, host.Calls("docker stop") + host.Calls("restores"));
        host.Create(DockerRestoreScript.Restore(cluster)).Succeeded().Says("kind: Config");
        host.Create(DockerRestoreScript.Restore(cluster)).Succeeded();
        host.Delete(DockerRestoreScript.Check(cluster)).Succeeded().Says("no server is stopped for a restore");

        host.IsRunning(2);
        Assert.Equal(1, host.Calls("restores"));
        Assert.Equal("the CA from before", host.Get("volumes/s1/server/tls-before-restore-1/server-ca.crt"));
        Assert.False(host.Has("volumes/s1/server/tls"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CutAnywhereTheNextRunEndsWellWithOrWithoutTheRestore(bool isAsked)
    {
        var cluster = OnDatabase("mysql");
        using var whole = HostWithDatabase();
        whole.Put("steps", "0\n");
        whole.Create(DockerRestoreScript.Restore(cluster)).Succeeded();
        var steps = int.Parse(whole.Get("steps"), CultureInfo.InvariantCulture);

        for (var cut = isAsked ? 2 : 3; cut < steps; cut += 4)
        {
            using var host = HostWithDatabase();
            host.Put("steps", "0\n");
            host.Put("cut", $"{cut}\n");
            host.Create(DockerRestoreScript.Restore(cluster));
            host.Remove("cut");
            var isDone = host.Has("restored");

            if (isAsked)
                host.Create(DockerRestoreScript.Restore(cluster)).Succeeded();
            else
                host.Delete(DockerRestoreScript.Check(cluster)).Succeeded();

            host.IsRunning(2);
            // K3s refuses keys that are newer than the database's
            var keys = isAsked || isDone ? "" : "the CA from before";
            Assert.Equal((keys, keys), (host.Get("volumes/s0/server/tls/server-ca.crt"),
                host.Get("volumes/s1/server/tls/server-ca.crt")));
        }
    }

    [Fact]
    public void ADumpThatIsNotOnTheDeployingMachineIsReportedByTheCheck()
    {
        using var host = HostWithDatabase();
        var cluster = OnDatabase("postgres", "/srv/absent");

        host.Create(DockerRestoreScript.Check(cluster)).Failed()
            .Says("restore.from: there is no file /srv/absent on the deploying machine");
    }
}

using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Tests.Hosts;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>Databases on Red Hat and SUSE: which packages are installed, and where their units, settings and data are.</summary>
public sealed class OtherDistributionTests
{
    private const string RedHat9 = "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\nVERSION_ID=\"9.6\"\n";
    private const string RedHat10 = "ID=\"rhel\"\nID_LIKE=\"centos fedora\"\nVERSION_ID=\"10.0\"\n";
    private const string Suse = "ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\nVERSION_ID=\"15.6\"\n";

    private static readonly SqlDatastore Postgres = new()
    {
        Dialect = SqlDialects.Postgres,
        Address = "10.0.0.5",
        Password = new("hunter2")
    };
    private static readonly SqlDatastore MySql = Postgres with { Dialect = SqlDialects.MySql };

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void PostgresOnRedHat(string shell)
    {
        using var host = new ServiceHost(shell, RedHat9, "openssl",
            "postgresql-server /usr/bin/psql /usr/bin/postgres /usr/bin/postgresql-setup unit:postgresql");
        // a client only is not a server
        host.Executable("root/usr/bin/psql");

        host.Apply(SqlDatastoreScript.For(Postgres)).Succeeded().DoesNotSay("hunter2");

        Assert.Contains("dnf -q -y module enable postgresql:16\n", host.Calls, StringComparison.Ordinal);
        Assert.Contains("dnf -q -y install postgresql-server openssl\npostgresql-setup --initdb\n", host.Calls,
            StringComparison.Ordinal);
        Assert.Contains("systemctl enable postgresql\n", host.Calls, StringComparison.Ordinal);
        Assert.Contains("systemctl restart postgresql\n", host.Calls, StringComparison.Ordinal);
        Assert.Contains("ALTER SYSTEM SET ssl_cert_file", host.Statements, StringComparison.Ordinal);
        Assert.True(host.Files.Has("root/var/lib/pgsql/data/k3spulumi-server.key"));
        Assert.StartsWith("# k3spulumi begin", host.Files.Get("root/var/lib/pgsql/data/pg_hba.conf"), StringComparison.Ordinal);

        host.Apply(SqlDatastoreScript.For(Postgres)).Succeeded();
        Assert.Equal((1, 1), (host.Files.Calls("dnf -q -y install"), host.Files.Calls("postgresql-setup")));
        host.Remove(SqlDatastoreScript.For(Postgres)).Succeeded();
        Assert.False(host.Files.Has("active/postgresql"));
    }

    [Theory]
    [MemberData(nameof(StandInHost.Shells), MemberType = typeof(StandInHost))]
    public void PostgresOnSuseMakesItsDataAtItsFirstStart(string shell)
    {
        using var host = new ServiceHost(shell, Suse, "openssl", "postgresql /usr/bin/psql",
            "postgresql-server /usr/lib/postgresql16/bin/postgres unit:postgresql");
        host.Files.Put("at-start", ServiceHost.NewPostgres);

        host.Apply(SqlDatastoreScript.For(Postgres)).Succeeded();

        Assert.Contains("zypper --quiet --non-interactive install postgresql-server postgresql openssl\n", host.Calls,
            StringComparison.Ordinal);
        Assert.Equal(0, host.Files.Calls("postgresql-setup"));
        Assert.True(host.Files.Has("root/var/lib/pgsql/data/k3spulumi-server.crt"));
    }

    [Theory]
    [InlineData(RedHat9, "mariadb-server /usr/libexec/mariadbd unit:mariadb folder:/etc/my.cnf.d",
        "dnf -q -y install mariadb-server openssl")]
    [InlineData(RedHat10, "mariadb-server /usr/libexec/mariadbd unit:mariadb folder:/etc/my.cnf.d",
        "dnf -q -y install mariadb-server openssl")]
    [InlineData(Suse, "mariadb /usr/sbin/mariadbd unit:mariadb folder:/etc/my.cnf.d",
        "zypper --quiet --non-interactive install mariadb openssl")]
    public void MariaDb(string release, string package, string asked)
    {
        using var host = new ServiceHost(HostShells.Default, release, "openssl", package);
        host.Client("mariadb");

        host.Apply(SqlDatastoreScript.For(MySql)).Succeeded().DoesNotSay("hunter2");

        Assert.Contains($"{asked}\n", host.Calls, StringComparison.Ordinal);
        Assert.Contains("systemctl enable mariadb\n", host.Calls, StringComparison.Ordinal);
        Assert.Contains("ssl-key = ", host.Files.Get("root/etc/my.cnf.d/zz-k3spulumi.cnf"), StringComparison.Ordinal);
        Assert.True(host.Files.Has("root/var/lib/mysql/k3spulumi-server.key"));
    }

    [Theory]
    [InlineData(RedHat9, "mysql-server")]
    [InlineData(RedHat10, "mysql8.4-server")]
    public void MySqlHasNoDefaultOfItsNameFromRedHat10On(string release, string package)
    {
        using var host = new ServiceHost(HostShells.Default, release, "openssl",
            $"{package} /usr/libexec/mysqld unit:mysqld folder:/etc/my.cnf.d");
        host.Client("mysql");

        host.Apply(SqlDatastoreScript.For(MySql with { Flavor = "mysql" })).Succeeded();

        Assert.Contains($"dnf -q -y install {package} openssl\n", host.Calls, StringComparison.Ordinal);
        Assert.True(host.Files.Has("active/mysqld"));
    }

    [Fact]
    public void MySqlOnSuseIsToBeInstalledByOtherMeans()
    {
        using var host = new ServiceHost(HostShells.Default, Suse);

        host.Apply(SqlDatastoreScript.For(MySql with { Flavor = "mysql" })).Failed()
            .Says("this distribution has no package for mysqld: install it another way");
    }

    [Fact]
    public void AnEtcdOfRedHatIsToBePutThereByHandAndIsThenUsed()
    {
        using var host = new ServiceHost(HostShells.Default, RedHat9, "openssl");
        var script = EtcdScript.Member(new([new("etcd-0", "10.0.0.5")]) { Name = "etcd" }, 0, new(""), Elevation.Root);

        host.Apply(script).Failed().Says("Red Hat's repositories have no etcd: copy etcd and etcdctl of a release");
        Assert.Equal(0, host.Files.Calls("dnf -q -y install"));
        host.Executable("root/usr/local/bin/etcd");
        host.Executable("root/usr/local/bin/etcdctl");
        host.Files.Command("etcd", "echo 'etcd Version: 3.5.21'");
        host.Files.Command("etcdctl", ":");

        host.Apply(script).Succeeded().Says("etcd-0 is healthy");

        Assert.Contains("ExecStart=/usr/local/bin/etcd --config-file", host.Files.Get("root/etc/systemd/system/k3s-etcd.service"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void PackagesThatComeWithARebootAreNotInstalled()
    {
        using var host = new ServiceHost(HostShells.Default, Suse, "openssl", "mariadb /usr/sbin/mariadbd");
        host.Files.Command("transactional-update", ":");
        host.Files.Put("proc/mounts", "/dev/sda2 / btrfs ro,relatime 0 0\n");

        host.Apply(SqlDatastoreScript.For(MySql)).Failed()
            .Says("this system installs packages only into an image: install mariadb openssl (");
        Assert.Equal(0, host.Files.Calls("zypper"));
    }
}

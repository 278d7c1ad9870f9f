using System.Net;
using System.Net.Sockets;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Scripts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.MySql;

/// <summary>MySQL and MariaDB.</summary>
internal sealed class MySqlDialect : SqlDialect
{
    public const string DefaultFlavor = "mariadb";

    private const string Loopback = "127.0.0.1";

    public override string Kind => "mysql";

    public override string Component => "MySqlDatastore";

    public override int DefaultPort => MySqlEndpoint.DefaultPort;

    public override IReadOnlyList<string> Units => ["mariadb", "mysqld", "mysql"];

    public override string BackupSuffix => ".sql.gz";

    public override string Title(SqlDatastore datastore) => $"MySQL ({datastore.Flavor})";

    public override string DefaultImage(SqlDatastore datastore) => IsMySql(datastore) ? "mysql:8.4" : "mariadb:11.8";

    /// <summary>SUSE has no MySQL. From RHEL 10 on the package without a version in its name is gone.</summary>
    public override Packages Packages(SqlDatastore datastore) => IsMySql(datastore)
        ? new("mysql-server openssl", "mysql-server openssl", "")
        {
            Streams = "mysql:8.4",
            RedHatOtherwise = "mysql8.4-server openssl"
        }
        : new("mariadb-server openssl", "mariadb-server openssl", "mariadb openssl") { Streams = "mariadb:11.4 mariadb:10.11" };

    public override string HealthCheck(SqlDatastore datastore, string volume) => $"test -S {volume}/run/mysqld.sock";

    public override Secret Endpoint(SqlDatastore datastore) =>
        new MySqlEndpoint(datastore.Address, datastore.Database, datastore.User,
            datastore.Password)
        { Port = datastore.ActualPort }.ToEndpoint();

    public override string PasswordLiteral(Secret password) => SqlText.MySqlLiteral(password.Value);

    /// <summary>Its own host comes last: when a login from there works, all accounts are there.</summary>
    public override void SetOn(ScriptInput data, SqlDatastore datastore) => data
        .Set("FLAVOR", datastore.Flavor)
        .Set("HOSTS", string.Join(' ', datastore.ActualAllowed.Select(AllowedAddress.Parse).Select(Host)
            .Where(host => host != Loopback).Distinct().Append(Loopback)))
        .Set("PASSWORD_CNF", SqlText.OptionFileValue(datastore.Password.Value));

    public override IReadOnlyList<(string Name, string Value)> ContainerSettings =>
        [("SQL_SOCKET", $"{SqlContainer.Volume}/run/mysqld.sock")];

    public override void Check(ProblemList problems, SqlDatastore datastore)
    {
        foreach (var (index, address) in datastore.AllowedAddresses.Index())
            if (AllowedAddress.TryParse(address, out var network) && IsIPv6(network) && network.PrefixLength is not (0 or 128))
                problems.At("allowedAddresses", index).Add(
                    $"{Quote.Value(address)} is an IPv6 network, to which MySQL cannot grant access; use single addresses.");
        if (!IsMySql(datastore) && datastore.Flavor != DefaultFlavor)
            problems.Add("flavor", $"{Quote.Value(datastore.Flavor)} is not a valid value; use mariadb or mysql.");
    }

    /// <summary>As the host of an account: an address, an address with its mask, or everywhere.</summary>
    public static string Host(IPNetwork network) =>
        network.PrefixLength == 0 ? "%"
        : IsIPv6(network) || network.PrefixLength == 32 ? network.BaseAddress.ToString()
        : $"{network.BaseAddress}/{Mask(network.PrefixLength)}";

    private static IPAddress Mask(int length) =>
        new(BitConverter.GetBytes(IPAddress.HostToNetworkOrder((int)(uint.MaxValue << (32 - length)))));

    private static bool IsMySql(SqlDatastore datastore) => datastore.Flavor == "mysql";

    private static bool IsIPv6(IPNetwork network) => network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6;
}

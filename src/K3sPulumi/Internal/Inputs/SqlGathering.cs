using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Maps the args of the SQL datastores to the core's records.</summary>
internal static class SqlGathering
{
    public static SqlDatastoreSpec Read(this SqlDatastoreArgs args, SqlDialect dialect, string name, Values values)
    {
        var host = args.Ssh?.Read(values);
        return new()
        {
            Ssh = host,
            Docker = args.Docker?.Read(values),
            Drift = values.Get(args.Drift),
            Datastore = new()
            {
                Dialect = dialect,
                Address = values.Get(args.Address).Or(host is null ? name : host.Address.Or(Placeholders.Text)),
                Password = values.Secret(args.Password).Or(new Secret(Placeholders.Text)),
                Port = values.Get(args.Port) is { IsKnown: true, Content: var number } ? number : null,
                Database = values.Get(args.Database).Or(SqlDatastore.DefaultDatabase),
                User = values.Get(args.User).Or(SqlDatastore.DefaultUser),
                AllowedAddresses = values.List(args.AllowedAddresses).Or([]),
                TlsSans = values.List(args.TlsSans).Or([]),
                Tls = args.ReadTls(values),
                Backup = args.Backup?.Read(values),
                DeleteData = values.Get(args.DeleteData).Or(false),
                Flavor = values.Get((args as MySqlDatastoreArgs)?.Flavor).Or(MySqlDialect.DefaultFlavor),
                Elevation = host is null ? Elevation.Root : Elevation.Of(host),
            },
        };
    }

    public static DatastoreBackup Read(this DatastoreBackupArgs args, Values values) => new()
    {
        At = values.Get(args.At).Or(DatastoreBackup.DefaultAt),
        Keep = values.Get(args.Keep).Or(DatastoreBackup.DefaultKeep),
        Directory = values.Get(args.Directory).Content,
        HasTime = args.At is not null,
        Generation = values.Get(args.Generation),
        PullTo = values.Get(args.PullTo),
    };

    private static ServerTls ReadTls(this SqlDatastoreArgs args, Values values)
    {
        var (ca, certificate) = (values.Get(args.Ca), values.Get(args.Certificate));
        var (caKey, key) = (values.Secret(args.CaKey), values.Secret(args.Key));
        return ca.IsUnknown || certificate.IsUnknown || caKey.IsUnknown || key.IsUnknown
            ? ServerTls.Generated
            : new ServerTls(ca.Content, caKey.Known(), certificate.Content, key.Known());
    }

    /// <summary>A secret if it is known.</summary>
    public static Secret? Known(this Value<Secret> value) => value.IsKnown ? value.Content : null;
}

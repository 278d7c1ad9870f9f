using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>Maps the args of the SQL datastores to the core's records.</summary>
internal static class SqlGathering
{
    /// <summary>Placeholder for an unknown value, so that the others can be checked.</summary>
    private const string Unknown = "not-known-yet";

    public static Func<Values, SqlDatastoreSpec> Gather(SqlDatastoreArgs args, SqlDialect dialect, string name, Input<string>? flavor, InputSet inputs)
    {
        var ssh = args.Ssh?.Gather(inputs);
        var docker = args.Docker?.Gather(inputs);
        var address = inputs.Add(args.Address);
        var (port, database, user, made) = (inputs.Add(args.Port), inputs.Add(args.Database), inputs.Add(args.User), inputs.Add(flavor));
        var password = inputs.AddSecret(args.Password);
        var allowed = inputs.AddList(args.AllowedAddresses);
        var sans = inputs.AddList(args.TlsSans);
        var tls = GatherTls(args, inputs);
        var backup = args.Backup?.Gather(inputs);
        return values =>
        {
            var host = ssh?.Invoke(values);
            return new SqlDatastoreSpec
            {
                Ssh = host,
                Docker = docker?.Invoke(values),
                Datastore = new SqlDatastore
                {
                    Dialect = dialect,
                    Address = values.Get(address).Or(host is null ? name : host.Address.Or(Unknown)),
                    Password = values.Get(password).Or(new Secret(Unknown)),
                    Port = values.Get(port) is { IsKnown: true, Content: var number } ? number : null,
                    Database = values.Get(database).Or(SqlDatastore.DefaultDatabase),
                    User = values.Get(user).Or(SqlDatastore.DefaultUser),
                    AllowedAddresses = values.Get(allowed).Or([]),
                    TlsSans = values.Get(sans).Or([]),
                    Tls = tls(values),
                    Backup = backup?.Invoke(values),
                    DeleteData = args.DeleteData ?? false,
                    Flavor = values.Get(made).Or(MySqlDialect.DefaultFlavor),
                    Elevation = host is null ? Core.Hosts.Elevation.Root : Core.Hosts.Elevation.Of(host),
                },
            };
        };
    }

    public static Func<Values, DatastoreBackup> Gather(this DatastoreBackupArgs args, InputSet inputs)
    {
        var (at, keep, directory) = (inputs.Add(args.At), inputs.Add(args.Keep), inputs.Add(args.Directory));
        return values => new DatastoreBackup { At = values.Get(at).Or(DatastoreBackup.DefaultAt), Keep = values.Get(keep).Or(DatastoreBackup.DefaultKeep), Directory = values.Get(directory).Content };
    }

    private static Func<Values, ServerTls> GatherTls(SqlDatastoreArgs args, InputSet inputs)
    {
        var (ca, certificate) = (inputs.Add(args.Ca), inputs.Add(args.Certificate));
        var (caKey, key) = (inputs.AddSecret(args.CaKey), inputs.AddSecret(args.Key));
        return values => values.AllKnown(ca, certificate) && values.AllKnown(caKey, key)
            ? new ServerTls(values.Get(ca).Content, Given(values.Get(caKey)), values.Get(certificate).Content, Given(values.Get(key)))
            : ServerTls.Generated;
    }

    private static Secret? Given(Value<Secret> value) => value.IsKnown ? value.Content : null;
}

using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>
/// Maps the datastore of a cluster to the core's record. In other languages all of it may be one output of a component, so it is
/// read as one. Which values are set is visible, because the preview shows the resulting files; the values are not.
/// </summary>
internal static class DatastoreGathering
{
    public static DatastoreSpec Read(this Input<DatastoreArgs> datastore, Values values)
    {
        var form = values.Made(datastore, "form", () => Output.Unsecret(datastore.ToOutput()));
        var (endpoint, ca) = (Text("endpoint", given => given.Endpoint), Text("ca", given => given.Ca));
        var (certificate, key) = (Text("certificate", given => given.Certificate), Text("key", given => given.Key));
        var postgres = datastore.ReadSql("postgres", given => given.Postgres, values) with
        {
            SslMode = values.Member(datastore, "postgres.sslMode", given => given.Postgres?.SslMode),
        };
        var mySql = datastore.ReadSql("mySql", given => given.MySql, values) with
        {
            Tls = values.Member(datastore, "mySql.tls", given => given.MySql?.Tls),
        };
        var etcd = datastore.ReadEtcd(values);
        return form switch
        {
            { IsUnknown: true } => DatastoreSpec.NotKnownYet,
            { Content: { } given } => new DatastoreSpec
            {
                Endpoint = Late(given.Endpoint, endpoint),
                Ca = Late(given.Ca, ca),
                Certificate = Late(given.Certificate, certificate),
                Key = Late(given.Key, key),
                Postgres = given.Postgres is null ? null : postgres,
                MySql = given.MySql is null ? null : mySql,
                Etcd = given.Etcd is null ? null : etcd,
            },
            _ => new DatastoreSpec(),
        };

        Value<Secret> Text(string name, Func<DatastoreArgs, Input<string>?> member) =>
            values.SecretMember(datastore, name, member);
    }

    private static SqlEndpointSpec ReadSql(
        this Input<DatastoreArgs> datastore, string name, Func<DatastoreArgs, SqlEndpointArgs?> form, Values values) => new()
        {
            Host = values.Member(datastore, $"{name}.host", given => form(given)?.Host),
            Port = values.Member(datastore, $"{name}.port", given => form(given)?.Port),
            Database = values.Member(datastore, $"{name}.database", given => form(given)?.Database),
            User = values.Member(datastore, $"{name}.user", given => form(given)?.User),
            Password = values.SecretMember(datastore, $"{name}.password", given => form(given)?.Password),
        };

    private static EtcdEndpointSpec ReadEtcd(this Input<DatastoreArgs> datastore, Values values) => new()
    {
        Hosts = values.Hidden<IReadOnlyList<string>>(datastore, "etcd.hosts", () =>
            datastore.ToOutput().Apply(given => given?.Etcd?.Hosts is { } list
            ? list.ToOutput().Apply(all => all.IsDefault ? null : (object?)all.Select(host => host ?? "").ToArray())
            : Output.Create((object?)null))),
        Port = values.Member(datastore, "etcd.port", given => given.Etcd?.Port),
        Tls = values.Member(datastore, "etcd.tls", given => given.Etcd?.Tls),
    };

    private static Value<T> Member<T>(
        this Values values, Input<DatastoreArgs> datastore, string name, Func<DatastoreArgs, Input<T>?> member) =>
        values.Hidden<T>(datastore, name, () => Of(datastore, member));

    private static Value<Secret> SecretMember(
        this Values values, Input<DatastoreArgs> datastore, string name, Func<DatastoreArgs, Input<string>?> member) =>
        values.Hidden<Secret>(datastore, name, () =>
            Of(datastore, member).Apply(text => text is string known ? (object?)new Secret(known) : null));

    private static Output<object?> Of<T>(Input<DatastoreArgs> datastore, Func<DatastoreArgs, Input<T>?> member) =>
        datastore.ToOutput().Apply(given => (given is null ? null : member(given)) is { } input
            ? input.ToOutput().Apply(value => (object?)value)
            : Output.Create((object?)null));

    /// <summary>
    /// An output that turns out to be null is treated as empty, which is a problem: the preview has shown it as set.
    /// </summary>
    private static Value<Secret> Late(Input<string>? given, Value<Secret> value) =>
        given is null ? Value<Secret>.Absent : value.IsGiven ? value : Value<Secret>.Of(new Secret(""));
}

using K3sPulumi.Core.Datastores;
using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.Sql;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Inputs;

/// <summary>
/// Maps the datastore of a cluster to the core's record. Another language may give the whole of it as an output of a component, so
/// all of it is read through one. What of it is given is visible, for the preview shows which files there will be; the values are not.
/// </summary>
internal static class DatastoreGathering
{
    public static Func<Values, DatastoreSpec> Gather(this Input<DatastoreArgs> datastore, InputSet inputs)
    {
        var whole = datastore.ToOutput();
        var form = inputs.AddOutput(Output.Unsecret(whole));
        var (endpoint, ca) = (Text(whole, given => given.Endpoint, inputs), Text(whole, given => given.Ca, inputs));
        var (certificate, key) = (Text(whole, given => given.Certificate, inputs), Text(whole, given => given.Key, inputs));
        var postgres = Sql(whole, given => given.Postgres, inputs);
        var mode = inputs.AddHidden<string>(Member(whole, given => given.Postgres?.SslMode));
        var mySql = Sql(whole, given => given.MySql, inputs);
        var mySqlTls = inputs.AddHidden<bool>(Member(whole, given => given.MySql?.Tls));
        var etcd = Etcd(whole, inputs);
        return values => values.Get(form) switch
        {
            { IsUnknown: true } => DatastoreSpec.NotKnownYet,
            { Content: { } given } => new DatastoreSpec
            {
                Endpoint = Late(given.Endpoint, values.Get(endpoint)),
                Ca = Late(given.Ca, values.Get(ca)),
                Certificate = Late(given.Certificate, values.Get(certificate)),
                Key = Late(given.Key, values.Get(key)),
                Postgres = given.Postgres is null ? null : postgres(values) with { SslMode = values.Get(mode) },
                MySql = given.MySql is null ? null : mySql(values) with { Tls = values.Get(mySqlTls) },
                Etcd = given.Etcd is null ? null : etcd(values),
            },
            _ => new DatastoreSpec(),
        };
    }

    private static Func<Values, SqlEndpointSpec> Sql(
        Output<DatastoreArgs> whole, Func<DatastoreArgs, SqlEndpointArgs?> form, InputSet inputs)
    {
        var host = inputs.AddHidden<string>(Member(whole, given => form(given)?.Host));
        var port = inputs.AddHidden<int>(Member(whole, given => form(given)?.Port));
        var database = inputs.AddHidden<string>(Member(whole, given => form(given)?.Database));
        var user = inputs.AddHidden<string>(Member(whole, given => form(given)?.User));
        var password = Text(whole, given => form(given)?.Password, inputs);
        return values => new SqlEndpointSpec
        {
            Host = values.Get(host),
            Port = values.Get(port),
            Database = values.Get(database),
            User = values.Get(user),
            Password = values.Get(password),
        };
    }

    private static Func<Values, EtcdEndpointSpec> Etcd(Output<DatastoreArgs> whole, InputSet inputs)
    {
        var hosts = inputs.AddHidden<IReadOnlyList<string>>(whole.Apply(given => given?.Etcd?.Hosts is { } list
            ? list.ToOutput().Apply(all => all.IsDefault ? null : (object?)all.Select(host => host ?? "").ToArray())
            : Output.Create((object?)null)));
        var port = inputs.AddHidden<int>(Member(whole, given => given.Etcd?.Port));
        var tls = inputs.AddHidden<bool>(Member(whole, given => given.Etcd?.Tls));
        return values => new EtcdEndpointSpec { Hosts = values.Get(hosts), Port = values.Get(port), Tls = values.Get(tls) };
    }

    private static Field<Secret> Text(Output<DatastoreArgs> whole, Func<DatastoreArgs, Input<string>?> member, InputSet inputs) =>
        inputs.AddHidden<Secret>(Member(whole, member).Apply(text => text is string known ? (object?)new Secret(known) : null));

    private static Output<object?> Member<T>(Output<DatastoreArgs> whole, Func<DatastoreArgs, Input<T>?> member) =>
        whole.Apply(given => (given is null ? null : member(given)) is { } input
            ? input.ToOutput().Apply(value => (object?)value)
            : Output.Create((object?)null));

    /// <summary>An output that turns out to be nothing is empty, and that is a problem: the preview has shown it as given.</summary>
    private static Value<Secret> Late(Input<string>? given, Value<Secret> value) =>
        given is null ? Value<Secret>.Absent : value.IsGiven ? value : Value<Secret>.Of(new Secret(""));
}

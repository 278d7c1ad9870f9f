using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A datastore outside the cluster. Pass a <see cref="PostgresDatastore"/>, <see cref="MySqlDatastore"/> or
/// <see cref="EtcdDatastore"/> directly (in other languages, its <c>connection</c>). For a datastore that you do not create here,
/// set exactly one of <c>postgres</c>, <c>mySql</c>, <c>etcd</c> and <c>endpoint</c>.
/// </summary>
public sealed class DatastoreArgs : ResourceArgs
{
    /// <summary>
    /// Connection string as K3s expects it: <c>postgres://</c>, <c>mysql://</c>, <c>https://</c> (etcd), <c>nats://</c> or, with
    /// one server, <c>sqlite://</c>. Values that K3s cannot parse are rejected, including an empty string. Secret. K3s:
    /// <c>datastore-endpoint</c>.
    /// </summary>
    [Input("endpoint")]
    public Input<string>? Endpoint { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// An existing PostgreSQL, described field by field; the password may contain any character. Default: none.
    /// </summary>
    [Input("postgres")]
    public PostgresEndpointArgs? Postgres { get; set; }

    /// <summary>
    /// An existing MySQL or MariaDB, described field by field; the password may contain any character. Default: none.
    /// </summary>
    [Input("mySql")]
    public MySqlEndpointArgs? MySql { get; set; }

    /// <summary>An existing etcd cluster, described by its members. Default: none.</summary>
    [Input("etcd")]
    public EtcdEndpointArgs? Etcd { get; set; }

    /// <summary>
    /// CA certificate with which the servers verify the datastore, as PEM text. Default: the CAs of the host. Text that is not
    /// PEM is rejected, and so is a CA that would not be used (<c>sqlite://</c>, <c>http://</c>, <c>sslmode=disable</c>). Secret.
    /// K3s: <c>datastore-cafile</c>.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Client certificate with which the servers authenticate, as PEM text. Default: none. Rejected without <c>key</c>. Secret.
    /// K3s: <c>datastore-certfile</c>.
    /// </summary>
    [Input("certificate")]
    public Input<string>? Certificate { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Private key of the client certificate, as unencrypted PEM text. Default: none. A key that does not match the certificate
    /// is rejected. Secret. K3s: <c>datastore-keyfile</c>.
    /// </summary>
    [Input("key")]
    public Input<string>? Key { get; set => field = Secrets.Mark(value); }
}

using K3sPulumi.Internal.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// A datastore outside of the cluster. A <see cref="PostgresDatastore"/>, <see cref="MySqlDatastore"/> or <see
/// cref="EtcdDatastore"/> can be given as it is
/// (from other languages: its <c>connection</c>); of what others run, exactly one of <c>postgres</c>, <c>mySql</c>, <c>etcd</c>
/// and <c>endpoint</c>.
/// </summary>
public sealed class DatastoreArgs : ResourceArgs
{
    /// <summary>
    /// Connection text in K3s's own form: <c>postgres://</c>, <c>mysql://</c>, <c>https://</c> (etcd), <c>nats://</c> or, with
    /// one server, <c>sqlite://</c>. Secret.
    /// What K3s cannot read is a problem, an empty text too. K3s: <c>datastore-endpoint</c>.
    /// </summary>
    [Input("endpoint")]
    public Input<string>? Endpoint { get; set => field = Secrets.Mark(value); }

    /// <summary>A PostgreSQL by its parts, whatever is in the password. Default: none.</summary>
    [Input("postgres")]
    public PostgresEndpointArgs? Postgres { get; set; }

    /// <summary>A MySQL or MariaDB by its parts, whatever is in the password. Default: none.</summary>
    [Input("mySql")]
    public MySqlEndpointArgs? MySql { get; set; }

    /// <summary>An etcd by its members. Default: none.</summary>
    [Input("etcd")]
    public EtcdEndpointArgs? Etcd { get; set; }

    /// <summary>
    /// CA certificate with which the servers verify the datastore, as PEM text. Secret. Default: those of the host. Other text is
    /// a problem, and so is a CA where nobody
    /// reads it (<c>sqlite://</c>, <c>http://</c>, <c>sslmode=disable</c>). K3s: <c>datastore-cafile</c>.
    /// </summary>
    [Input("ca")]
    public Input<string>? Ca { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Client certificate with which the servers log in, as PEM text. Secret. Default: none. Without <c>key</c> a problem. K3s:
    /// <c>datastore-certfile</c>.
    /// </summary>
    [Input("certificate")]
    public Input<string>? Certificate { get; set => field = Secrets.Mark(value); }

    /// <summary>
    /// Key of the client certificate, as PEM text and not encrypted. Secret. Default: none. One of another certificate is a
    /// problem. K3s: <c>datastore-keyfile</c>.
    /// </summary>
    [Input("key")]
    public Input<string>? Key { get; set => field = Secrets.Mark(value); }
}

using K3sPulumi.Datastores;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// etcd as the datastore of a cluster, with one or several members, on hosts or in containers. Certificates log in, there are no passwords.
/// Give all four outputs to the cluster as <c>datastoreEndpoint</c>, <c>datastoreCa</c>, <c>datastoreCertificate</c> and <c>datastoreKey</c>.
/// </summary>
public sealed class EtcdDatastore : ComponentResource
{
    /// <summary>Client URLs of all members, in the form that K3s wants. Secret.</summary>
    [Output("endpoint")]
    public Output<string> Endpoint { get; private init; }

    /// <summary>CA certificate with which the servers verify etcd, as PEM text.</summary>
    [Output("ca")]
    public Output<string> Ca { get; private init; }

    /// <summary>Client certificate for the servers, as PEM text.</summary>
    [Output("certificate")]
    public Output<string> Certificate { get; private init; }

    /// <summary>Key of the client certificate, as PEM text. Secret.</summary>
    [Output("key")]
    public Output<string> Key { get; private init; }

    /// <summary>Name of the Docker network, for the servers; empty on hosts.</summary>
    [Output("network")]
    public Output<string> Network { get; private init; }

    /// <summary>Creates the datastore.</summary>
    /// <param name="name">Name of the component; it begins the names of the members.</param>
    /// <param name="args">What is asked for.</param>
    /// <param name="options">Options of the component.</param>
    public EtcdDatastore(string name, EtcdDatastoreArgs args, ComponentResourceOptions? options = null)
        : base("k3s:index:EtcdDatastore", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var made = EtcdDatastores.Create(this, name, args);
        (Endpoint, Ca, Network) = (made.Endpoint, made.Ca, made.Network);
        (Certificate, Key) = (made.Certificate!, made.Key!);
        RegisterOutputs();
    }
}

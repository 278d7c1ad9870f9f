using Pulumi;

namespace K3sPulumi;

/// <summary>
/// All that the servers of a cluster need to use a datastore; to be given to them whole, as their <c>datastore</c>.
/// </summary>
[OutputType]
public sealed class DatastoreConnection
{
    [OutputConstructor]
    internal DatastoreConnection(string endpoint, string ca, string? certificate, string? key) =>
        (Endpoint, Ca, Certificate, Key) = (endpoint, ca, certificate, key);

    /// <summary>Connection text in the form that K3s wants.</summary>
    [Output("endpoint")]
    public string Endpoint { get; }

    /// <summary>CA certificate with which the servers verify the datastore, as PEM text.</summary>
    [Output("ca")]
    public string Ca { get; }

    /// <summary>Client certificate for the servers, as PEM text; of etcd only.</summary>
    [Output("certificate")]
    public string? Certificate { get; }

    /// <summary>Key of the client certificate, as PEM text; of etcd only.</summary>
    [Output("key")]
    public string? Key { get; }
}

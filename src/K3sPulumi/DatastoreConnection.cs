using Pulumi;

namespace K3sPulumi;

/// <summary>Everything that the servers of a cluster need to use a datastore; pass it on as their <c>datastore</c>.</summary>
[OutputType]
public sealed class DatastoreConnection
{
    [OutputConstructor]
    internal DatastoreConnection(string endpoint, string ca, string? certificate, string? key) =>
        (Endpoint, Ca, Certificate, Key) = (endpoint, ca, certificate, key);

    /// <summary>Connection string as K3s expects it.</summary>
    [Output("endpoint")]
    public string Endpoint { get; }

    /// <summary>CA certificate with which the servers verify the datastore, as PEM text.</summary>
    [Output("ca")]
    public string Ca { get; }

    /// <summary>Client certificate of the servers, as PEM text; etcd only.</summary>
    [Output("certificate")]
    public string? Certificate { get; }

    /// <summary>Private key of the client certificate, as PEM text; etcd only.</summary>
    [Output("key")]
    public string? Key { get; }
}

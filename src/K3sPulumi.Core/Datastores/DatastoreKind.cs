namespace K3sPulumi.Core.Datastores;

/// <summary>The datastores that K3s can keep its state in outside of itself.</summary>
internal enum DatastoreKind
{
    Postgres,
    MySql,
    Etcd,
}

namespace K3sPulumi;

/// <summary>PostgreSQL as the datastore of a cluster.</summary>
public sealed class PostgresDatastoreArgs : SqlDatastoreArgs;

namespace K3sPulumi;

/// <summary>Arguments of a PostgreSQL server that serves as a datastore.</summary>
public sealed class PostgresDatastoreArgs : SqlDatastoreArgs;

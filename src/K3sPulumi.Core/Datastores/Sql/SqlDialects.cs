using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Postgres;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>The SQL databases that can be set up.</summary>
internal static class SqlDialects
{
    public static readonly SqlDialect Postgres = new PostgresDialect();
    public static readonly SqlDialect MySql = new MySqlDialect();

    public static IReadOnlyList<SqlDialect> All { get; } = [Postgres, MySql];
}

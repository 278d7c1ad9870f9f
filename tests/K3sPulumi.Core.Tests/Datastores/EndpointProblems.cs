using K3sPulumi.Core.Datastores.Etcd;
using K3sPulumi.Core.Datastores.MySql;
using K3sPulumi.Core.Datastores.Postgres;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Tests.Datastores;

/// <summary>What is wrong with an endpoint by itself.</summary>
internal static class EndpointProblems
{
    public static IReadOnlyList<Problem> Problems(this PostgresEndpoint endpoint, string path = "") => Of(endpoint.Check, path);

    public static IReadOnlyList<Problem> Problems(this MySqlEndpoint endpoint, string path = "") => Of(endpoint.Check, path);

    public static IReadOnlyList<Problem> Problems(this EtcdEndpoint endpoint, string path = "") => Of(endpoint.Check, path);

    private static IReadOnlyList<Problem> Of(Action<ProblemList> check, string path) =>
        ProblemList.Of(problems => check(path.Length == 0 ? problems : problems.At(path)));
}

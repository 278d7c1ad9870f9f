using K3sPulumi.Core;
using K3sPulumi.Core.Datastores;
using K3sPulumi.Inputs;
using Pulumi;

namespace K3sPulumi;

/// <summary>Endpoints of databases that others run (RDS, Cloud SQL and the like), written as K3s wants them whatever is in the password.</summary>
public static class ExternalDatastore
{
    /// <summary>Stands where a value is not known yet, so that the others can be checked.</summary>
    private const string Unknown = "not-known-yet";

    /// <summary>The endpoint of a PostgreSQL. Secret. Fails with what is wrong with its parts.</summary>
    public static Output<string> Postgres(ExternalDatastoreArgs args) => Endpoint(args, (host, user, password, parts) =>
    {
        var endpoint = new PostgresEndpoint(host, parts.Database, user, password) { Port = parts.Port ?? 5432, SslMode = parts.SslMode ?? "verify-full" };
        return ([.. endpoint.Problems().Where(problem => problem.Path != "ca")], endpoint.ToEndpoint);
    });

    /// <summary>The endpoint of a MySQL or MariaDB. Secret. Fails with what is wrong with its parts.</summary>
    public static Output<string> MySql(ExternalDatastoreArgs args) => Endpoint(args, (host, user, password, parts) =>
    {
        // K3s reads the CA from datastoreCa of the cluster, which is not seen here.
        var endpoint = new MySqlEndpoint(host, parts.Database, user, password) { Port = parts.Port ?? 3306 };
        return ([.. endpoint.Problems().Where(problem => problem.Path != "ca")], endpoint.ToEndpoint);
    });

    private static Output<string> Endpoint(
        ExternalDatastoreArgs args, Func<string, string, Secret, (string Database, int? Port, string? SslMode), (IReadOnlyList<Problem> Problems, Func<Secret> Endpoint)> make)
    {
        ArgumentNullException.ThrowIfNull(args);
        var inputs = new InputSet();
        var (host, database, user, port, mode) = (inputs.Add(args.Host), inputs.Add(args.Database), inputs.Add(args.User), inputs.Add(args.Port), inputs.Add(args.SslMode));
        var password = inputs.AddSecret(args.Password);
        (IReadOnlyList<Problem> Problems, Func<Secret> Endpoint) Build(Values values)
        {
            var parts = (values.Get(database).Or("kubernetes"), values.Get(port) is { IsKnown: true, Content: var number } ? number : (int?)null, values.Get(mode).Content);
            return make(values.Get(host).Or(values.Get(host).IsGiven ? Unknown : ""), values.Get(user).Or(Unknown), values.Get(password).Or(new Secret(Unknown)), parts);
        }

        var isChecked = Requests.Check(component: null, nameof(ExternalDatastore), "endpoint", inputs, Build, made => made.Problems);
        return Output.CreateSecret(Output.Tuple(isChecked, inputs.All(Build)).Apply(both => both.Item2.Endpoint().Value));
    }
}

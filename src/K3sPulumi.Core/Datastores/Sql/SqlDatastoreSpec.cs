using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>The request for a PostgreSQL or MySQL that we create; unknown values have placeholders.</summary>
internal sealed record SqlDatastoreSpec
{
    public required SqlDatastore Datastore { get; init; }

    public SshSpec? Ssh { get; init; }

    public DockerSpec? Docker { get; init; }

    public Value<string> Drift { get; init; }
}

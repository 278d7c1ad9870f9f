using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Hosts;

namespace K3sPulumi.Core.Datastores.Sql;

/// <summary>What is asked of a PostgreSQL or MySQL of our own; what is not known yet has a harmless value.</summary>
internal sealed record SqlDatastoreSpec
{
    public required SqlDatastore Datastore { get; init; }

    public SshSpec? Ssh { get; init; }

    public DockerSpec? Docker { get; init; }
}

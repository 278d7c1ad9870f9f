using K3sPulumi.Core.Datastores.Sql;
using Pulumi;

namespace K3sPulumi.Internal.Datastores;

/// <summary>The request for a datastore: the checks, the part that may be shown, and all of it.</summary>
internal sealed record DatastoreRequest(Output<bool> Checked, Output<SqlDatastoreSpec> Visible, Output<SqlDatastoreSpec> All);

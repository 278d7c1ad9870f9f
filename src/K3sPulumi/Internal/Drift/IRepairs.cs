using K3sPulumi.Core.Drift;
using Pulumi;

namespace K3sPulumi.Internal.Drift;

/// <summary>Where repairs are recorded from one update to the next.</summary>
internal interface IRepairs
{
    Task<DriftRecord> RepairOfAsync(string key);

    /// <summary>Whether an earlier update completed it.</summary>
    Task<bool> ExistsAsync(string key);

    void Add(string key, Output<DriftRecord> record);
}

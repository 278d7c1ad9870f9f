using System.Runtime.CompilerServices;
using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;
using Pulumi;

namespace K3sPulumi.Internal.Cluster;

/// <summary>The ports of Docker engines and the hosts that the components of one program use: each can be used once.</summary>
internal sealed class ProgramPlaces
{
    private static readonly ConditionalWeakTable<DeploymentInstance, ProgramPlaces> Programs = [];

    private readonly Lock _lock = new();
    private readonly List<(Resource Owner, string Name, PlaceClaims Claims)> _taken = [];

    /// <summary>The checks of one component, followed by what other components of the program already use.</summary>
    public static Func<TSpec, IReadOnlyList<Problem>> Checking<TSpec>(
        Resource owner, string kind, string name, Func<TSpec, IReadOnlyList<Problem>> problems, Func<TSpec, PlaceClaims> claims)
    {
        var places = Programs.GetOrCreateValue(Deployment.Instance);
        return spec => [.. problems(spec), .. places.Claim(owner, $"{kind} \"{name}\"", claims(spec))];
    }

    /// <summary>A component claims again when more of its values are known; what others already use is a problem.</summary>
    private List<Problem> Claim(Resource owner, string name, PlaceClaims claims)
    {
        lock (_lock)
        {
            var before = _taken.Find(taken => ReferenceEquals(taken.Owner, owner)).Claims ?? new PlaceClaims([], []);
            _taken.RemoveAll(taken => ReferenceEquals(taken.Owner, owner));
            var problems = new List<Problem>();
            var ports = claims.Ports.Where(port => IsFree(port, problems)).ToList();
            var hosts = claims.Hosts.Where(host => IsFree(host, problems)).ToList();
            _taken.Add((owner, name,
                new PlaceClaims([.. before.Ports.Except(ports), .. ports], [.. before.Hosts.Except(hosts), .. hosts])));
            return problems;
        }
    }

    private bool IsFree(EnginePort port, List<Problem> problems) =>
        Add(problems, _taken.SelectMany(taken => taken.Claims.Ports.Select(other => port.Against(other, taken.Name))));

    private bool IsFree(HostClaim host, List<Problem> problems) =>
        Add(problems, _taken.SelectMany(taken => taken.Claims.Hosts.Select(other => host.Against(other, taken.Name))));

    private static bool Add(List<Problem> problems, IEnumerable<Problem?> conflicts)
    {
        var conflict = conflicts.FirstOrDefault(found => found is not null);
        if (conflict is not null)
            problems.Add(conflict);
        return conflict is null;
    }
}

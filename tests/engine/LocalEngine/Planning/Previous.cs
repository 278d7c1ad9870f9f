using K3sPulumi.LocalEngine.Resources;

namespace K3sPulumi.LocalEngine.Planning;

/// <summary>The state before the run, by URN; resources are removed when they are processed.</summary>
internal sealed class Previous
{
    private readonly Dictionary<string, Resource> _left = [];

    public Previous(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
            if (resource.PendingDelete)
                PendingDeletes.Add(resource);
            else
                _left[resource.Urn] = resource;
    }

    /// <summary>Replaced in an earlier run, whose deletion failed or was not reached.</summary>
    public List<Resource> PendingDeletes { get; } = [];

    /// <summary>Not registered in this run so far.</summary>
    public IReadOnlyCollection<Resource> Left => _left.Values;

    /// <summary>Removes the resource with that URN, or with the first alias that exists.</summary>
    public Resource? Take(string urn, IEnumerable<string> aliases)
    {
        if (_left.Remove(urn, out var same))
            return same;
        foreach (var alias in aliases)
            if (_left.Remove(alias, out var renamed))
            {
                Rename(alias, urn);
                return renamed with { Urn = urn };
            }
        return null;
    }

    public Resource? Find(string urn) => _left.GetValueOrDefault(urn);

    public void Remove(string urn) => _left.Remove(urn);

    public void PutBack(Resource resource) => _left[resource.Urn] = resource;

    /// <summary>Old resources still depend on the renamed one.</summary>
    private void Rename(string from, string to)
    {
        string Renamed(string urn) => urn == from ? to : urn;
        foreach (var (key, resource) in _left.ToList())
            _left[key] = resource with
            {
                Parent = Renamed(resource.Parent),
                Options = resource.Options with
                {
                    Dependencies = [.. resource.Options.Dependencies.Select(Renamed)],
                    PropertyDependencies = resource.Options.PropertyDependencies.ToDictionary(
                        pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Select(Renamed)]),
                    DeletedWith = Renamed(resource.Options.DeletedWith),
                    Provider = Resources.Urn.OfProvider(resource.Options.Provider) == from
                        ? $"{to}::{Resources.Urn.IdOfProvider(resource.Options.Provider)}"
                        : resource.Options.Provider,
                },
            };
    }
}

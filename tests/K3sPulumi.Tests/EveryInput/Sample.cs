using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>A value of an input that is valid, differs from the default, and can be found in the result.</summary>
/// <param name="Value">A string, number, flag, array or map of strings.</param>
internal sealed record Sample(object Value)
{
    /// <summary>
    /// Other inputs that the value needs, also set without the value. Gets the component's args, those that have the input, and
    /// the place.
    /// </summary>
    public Action<Setting>? With { get; init; }

    /// <summary>Inputs that change together with the value, such as those that exclude it.</summary>
    public Action<Setting>? And { get; init; }

    /// <summary>Text of the result that shows the value; null if the result only has to change.</summary>
    public string? Shown { get; init; } = Value switch
    {
        string text => text,
        int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        string[] texts => texts[0],
        Dictionary<string, string> map => map.Values.First(),
        _ => null,
    };
}

/// <summary>Where a sample is set.</summary>
/// <param name="Root">The component's args.</param>
/// <param name="Owner">The args that have the input.</param>
/// <param name="Parent">The args that these are nested in.</param>
/// <param name="Place">Docker or hosts.</param>
internal sealed record Setting(object Root, object Owner, object? Parent, Place Place)
{
    public K3sClusterArgs? Cluster => Root as K3sClusterArgs;

    /// <summary>The nodes of the cluster, or the one node.</summary>
    public IEnumerable<NodeArgs> Nodes => Root switch
    {
        K3sClusterArgs cluster => [.. cluster.Servers, .. cluster.Agents],
        NodeArgs node => [node],
        _ => [],
    };
}

internal enum Place
{
    Docker,
    Ssh,
}

using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Configuration;

/// <summary>YAML that contradicts an argument.</summary>
internal sealed record ConfigClash(Problem Problem, bool IsFatal);

/// <summary>
/// Finds YAML that overrides arguments. K3s reads <c>config.yaml</c> first, then the cluster's text, then the node's, and merges
/// them as <see cref="MergedConfig"/> does.
/// </summary>
internal sealed class ConfigClashes
{
    private readonly List<ConfigClash> _found = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _ours;
    private readonly MergedConfig _merged;
    private readonly bool _isHardened;

    private ConfigClashes(NodeConfig ours, bool isHardened)
    {
        _ours = ConfigText.Entries(ours.ToYaml())
            .ToDictionary(entry => entry.Name, entry => Values(entry.Name, entry.Value), StringComparer.Ordinal);
        _merged = MergedConfig.Of(new ConfigLayer("", ours.ToYaml()));
        _isHardened = isHardened;
    }

    /// <param name="ours">The configuration from the arguments, without the user's YAML.</param>
    /// <param name="isHardened">Whether part of it comes from hardening.</param>
    /// <param name="at">The path of the node's arguments.</param>
    /// <param name="layers">The user's YAML, in the order in which K3s reads it.</param>
    public static IReadOnlyList<ConfigClash> Find(
        NodeConfig ours, bool isHardened, string at, params IEnumerable<ConfigLayer> layers)
    {
        var clashes = new ConfigClashes(ours, isHardened);
        foreach (var argument in clashes._ours.GetValueOrDefault("kubelet-arg", []))
            clashes.ReadArgument(at.Length == 0 ? "kubeletArgs" : $"{at}.kubeletArgs", "", "kubelet-arg", argument);
        foreach (var argument in clashes._ours.GetValueOrDefault("kube-apiserver-arg", []))
            clashes.ReadArgument("controlPlane.kubeApiserverArgs", "", "kube-apiserver-arg", argument);
        foreach (var layer in layers)
        {
            foreach (var (name, value) in layer.Entries)
                clashes.Read(layer.Path, name, value);
        }

        return clashes._found;
    }

    private void Read(string path, string name, YamlNode value)
    {
        if (K3sKeys.Find(name) is not { } key || OwnedKeys.Contains(name) || ConfigValue.Problem(key.Kind, value) is not null)
            return;
        var values = Values(name, value);
        var adds = key.Kind == K3sKeyKind.List && K3sKeys.Adds(name);
        _merged.Add(path, name, value);
        if (adds && ConfigChecks.TogetherProblem(key, Merged(key)) is { } together)
            _found.Add(new(new(path, $"{name}: together with the list that it adds to, it {together}"), IsFatal: true));
        foreach (var argument in ConfigChecks.IsOfArguments(key) ? values : [])
            ReadArgument(path, $"{name}: ", key.Name, argument);
        if (ConfigArguments.UndoneBy(key.Name, _ours.Keys) is { } undone && values is not (["false"] or [""]))
            _found.Add(new(new(path, Message(name, key, undone)), ConfigArguments.IsFatal(key.Name, _isHardened)));
        else if (_ours.TryGetValue(key.Name, out var before) && !adds && !Keeps(key, before, values))
            _found.Add(new(new(path, Message(name, key, key.Name)), ConfigArguments.IsFatal(key.Name, _isHardened)));
    }

    /// <summary>Flags of components come after the ones that K3s derives from its own keys, and override them.</summary>
    private void ReadArgument(string path, string prefix, string key, string argument)
    {
        if (ComponentArgs.KeyOf(key, argument) is not { } replaced || !_ours.TryGetValue(replaced, out var ours))
            return;
        var said = $"{prefix}{ComponentArgs.Flag(argument)} contradicts the argument {ConfigArguments.Of(replaced, _isHardened)}";
        if (string.Join(',', ours) != ComponentArgs.Value(argument))
            _found.Add(new(new(path, $"{said}; remove one of the two."), IsFatal: true));
    }

    private string Message(string name, K3sKey key, string ours)
    {
        var argument = ConfigArguments.Of(ours, _isHardened);
        return key.Kind == K3sKeyKind.List
            ? $"{name} replaces what the argument {argument} sets; use {name}+ to add to it, or remove one of the two."
            : $"{name} contradicts the argument {argument}; remove one of the two.";
    }

    /// <summary>Whether everything set before still applies; a flag of a component may have another value.</summary>
    private static bool Keeps(K3sKey key, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (key.Kind != K3sKeyKind.List)
            return after.Count == 0 || after[^1] == before[^1];
        return ConfigChecks.IsOfArguments(key)
            ? before.Select(ComponentArgs.Flag).All(after.Select(ComponentArgs.Flag).Contains)
            : before.All(after.Contains);
    }

    private IReadOnlyList<string> Merged(K3sKey key) => ConfigChecks.Normal(key, _merged[key.Name].Content?.Values ?? []);

    private static IReadOnlyList<string> Values(string name, YamlNode value) => K3sKeys.Find(name) is { } key
        ? ConfigChecks.Normal(key, ConfigValue.Items(value))
        : ConfigValue.Items(value);
}

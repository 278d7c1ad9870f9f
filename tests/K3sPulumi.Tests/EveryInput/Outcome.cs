using K3sPulumi.Core.Kubeconfigs;
using K3sPulumi.Core.Validation;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.LocalEngine;
using K3sPulumi.LocalEngine.Values;
using Pulumi;

namespace K3sPulumi.Tests.EveryInput;

/// <summary>
/// The result of a request: each resource as one text with all of its inputs and secrets in clear text, the component's
/// registered arguments, the warnings and the errors.
/// </summary>
internal sealed record Outcome(IReadOnlyDictionary<string, string> Resources, string Registered, string Errors)
{
    /// <summary>Not yet due for renewal, unless it is renewed long before it expires.</summary>
    private static readonly string Kubeconfig = TestKubeconfig.Text(DateTimeOffset.UtcNow.AddDays(60));

    public static async Task<Outcome> OfAsync(string component, Func<ResourceArgs> args)
    {
        await using var engine = Engine.Mock(call => call.Type.EndsWith(":Command", StringComparison.Ordinal)
            ? MockAnswer.Stdout(call.Name.StartsWith("state", StringComparison.Ordinal) ? DatastoreTests.Printed : Kubeconfig)
                : null);
        var result = await engine.RunAsync(Programs.Stack(() => Requests.Create(component, args()).Urn));
        var resources = result.Resources.ToDictionary(resource =>
            $"{resource.Type} {resource.Name}", Text, StringComparer.Ordinal);
        resources["k3s: warnings"] = string.Concat(result.Warnings.Select(warning => warning.Message + "\n")
            .Order(StringComparer.Ordinal));
        var registered = result.Resources.FirstOrDefault(resource => resource.Type == $"k3s:index:{component}");
        return new(resources, registered is null ? "" : Text(registered.Inputs),
            string.Concat(result.Errors.Select(error => error.Message + "\n")));
    }

    /// <summary>The resources that differ, except the stack.</summary>
    public IReadOnlyList<string> Differences(Outcome other) =>
    [
        .. Resources.Keys.Union(other.Resources.Keys)
            .Where(key => Resources.GetValueOrDefault(key) != other.Resources.GetValueOrDefault(key))
            .Select(key => key.Split(' ')[1]).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>More than the stack and components.</summary>
    public bool IsAnything =>
        Resources.Keys.Any(key => !key.StartsWith("pulumi:", StringComparison.Ordinal)
            && !key.StartsWith("k3s:", StringComparison.Ordinal));

    public bool Shows(string text) => Resources.Values.Any(resource => resource.Contains(text, StringComparison.Ordinal));

    private static string Text(K3sPulumi.LocalEngine.Resources.Resource resource)
    {
        var options = resource.Options;
        IEnumerable<object?> said =
        [
            options.Provider, options.RetainOnDelete, options.Protect, options.DeleteBeforeReplace, options.DeletedWith,
            .. options.Dependencies, .. options.IgnoreChanges, .. options.ReplaceOnChanges, .. options.Hooks?.BeforeUpdate ?? [],
        ];
        return $"{string.Join('\n', said)}\n{Text(resource.Custom ? resource.Inputs : resource.Outputs)}";
    }

    private static string Text(PropertyMap map) => string.Concat(map.Select(pair => $"{pair.Key}: {Text(pair.Value)}\n"));

    private static string Text(PropertyValue value) => value.RevealAll() switch
    {
        StringValue text => text.Value,
        BoolValue flag => flag.Value ? "true" : "false",
        NumberValue number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ListValue list => string.Join('\n', list.Items.Select(Text)),
        ObjectValue map => Text(map.Properties),
        var other => other.ToString(),
    };
}

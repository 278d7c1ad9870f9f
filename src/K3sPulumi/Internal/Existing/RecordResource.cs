using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Existing;

/// <summary>
/// Texts that outlast an update: the outputs of a component that has no inputs. Such a component never changes, so until new
/// outputs are registered the engine returns those of the last update, in previews too. New ones are registered, once in an
/// update, when the resources that they describe are done.
/// </summary>
internal sealed class RecordResource
{
    private const string Texts = "texts";

    private static readonly string[] Secrets = ["token", "agentToken"];

    private readonly ComponentResource _component;

    private RecordResource(ComponentResource component) => (_component, Before) = (component, ReadAsync(component));

    /// <summary>The last recorded texts; empty if there are none.</summary>
    public Task<IReadOnlyDictionary<string, string>> Before { get; }

    public static RecordResource Open(ComponentResource owner, string name) =>
        new(new ComponentResource("k3s:index:ClusterRecord", name, new ComponentResourceOptions { Parent = owner }));

    /// <summary>
    /// Records texts once these resources are done; if that is unknown, as after an ignored failure, keeps the recorded ones.
    /// </summary>
    /// <param name="texts">Secret as a whole if the user marked something in it as secret.</param>
    /// <param name="secrets">Texts that are always secret, each known by its name.</param>
    /// <param name="done">The resources that the texts describe.</param>
    /// <param name="keepsRecorded">Recorded texts stay, if there are any.</param>
    /// <param name="over">Texts that take the place of those that stay.</param>
    public void Keep(Output<Dictionary<string, string>> texts, IReadOnlyList<Output<string>> secrets,
        IReadOnlyList<Resource> done, bool keepsRecorded, Output<Dictionary<string, string>>? over = null)
    {
        over = keepsRecorded && over is not null ? over : Output.Create(new Dictionary<string, string>());
        var isDone = Output.Tuple(Output.Create(AllDoneAsync(done, keepsRecorded)), Output.Create(Before));
        var outputs = new Dictionary<string, object?>
        {
            [Texts] = Output.Tuple(texts, isDone, over).Apply(all =>
                (all.Item2.Item1 ? all.Item1 : Without(all.Item2.Item2)).ToImmutableDictionary().SetItems(all.Item3)),
        };
        foreach (var (name, secret) in Secrets.Zip(secrets))
        {
            outputs[name] = Output.CreateSecret(
                Output.Tuple(secret, isDone)
                    .Apply(all => all.Item2.Item1 ? all.Item1 : all.Item2.Item2.GetValueOrDefault(name, "")));
        }

        RegisterOutputs(_component, outputs);
    }

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> before) =>
        before.Where(text => !Secrets.Contains(text.Key))
            .ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal);

    private async Task<bool> AllDoneAsync(IReadOnlyList<Resource> resources, bool keepsRecorded)
    {
        if (keepsRecorded && (await Before.ConfigureAwait(false)).Count > 0)
            return false;
        foreach (var resource in resources.OfType<CustomResource>())
        {
            if (!await OutputUtilities.GetIsKnownAsync(resource.Id).ConfigureAwait(false))
                return false;
            _ = await OutputUtilities.GetValueAsync(resource.Id).ConfigureAwait(false);
        }

        return true;
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(ComponentResource component)
    {
        var found = component.Urn.Apply(urn => Deployment.Instance.Invoke<Found?>(
            "pulumi:pulumi:getResource", new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("urn", urn))));
        var state = (await OutputUtilities.GetValueAsync(found).ConfigureAwait(false))?.State
            ?? ImmutableDictionary<string, object>.Empty;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in state.GetValueOrDefault(Texts) as ImmutableDictionary<string, object> ?? [])
            texts[key] = value as string ?? "";
        foreach (var name in Secrets)
        {
            if (state.GetValueOrDefault(name) is string { Length: > 0 } secret)
                texts[name] = secret;
        }

        return texts;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "RegisterOutputs")]
    private static extern void RegisterOutputs(ComponentResource component, IDictionary<string, object?> outputs);

    [OutputType]
    private sealed class Found
    {
        [OutputConstructor]
        private Found(ImmutableDictionary<string, object> state) => State = state;

        public ImmutableDictionary<string, object> State { get; }
    }
}

using Wire = K3sPulumi.Wire;

namespace Pulumi.Experimental.Provider;

/// <summary>The options that a program gave to a component of another language.</summary>
internal static class ConstructOptions
{
    public static ComponentResourceOptions Of(Wire.ConstructRequest request) => new()
    {
        Parent = new DependencyResource(request.Parent),
        DependsOn = Resources(request.Dependencies),
        ReplaceWith = Resources(request.ReplaceWith),
        Providers = [.. request.Providers.Values.Select(reference => new DependencyProviderResource(reference))],
        Protect = request.HasProtect ? request.Protect : null,
        RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : null,
        DeletedWith = request.DeletedWith.Length > 0 ? new DependencyResource(request.DeletedWith) : null,
        IgnoreChanges = [.. request.IgnoreChanges],
        ReplaceOnChanges = [.. request.ReplaceOnChanges],
        Aliases = [.. request.Aliases.Select(alias => (Input<Alias>)Alias(alias))],
        Hooks = request.ResourceHooks is { } hooks
            ? new()
            {
                BeforeCreate = Named(hooks.BeforeCreate),
                AfterCreate = Named(hooks.AfterCreate),
                BeforeUpdate = Named(hooks.BeforeUpdate),
                AfterUpdate = Named(hooks.AfterUpdate),
            }
            : new(),
    };

    private static InputList<Resource> Resources(IEnumerable<string> urns)
    {
        var list = new InputList<Resource>();
        foreach (var urn in urns)
            list.Add(new DependencyResource(urn));
        return list;
    }

    private static Alias Alias(Wire.Alias alias) => alias.AliasCase == Wire.Alias.AliasOneofCase.Urn
        ? new() { Urn = alias.Urn }
        : new()
        {
            Name = Given(alias.Spec.Name),
            Type = Given(alias.Spec.Type),
            Stack = Given(alias.Spec.Stack),
            Project = Given(alias.Spec.Project),
            ParentUrn = Given(alias.Spec.ParentUrn),
            NoParent = alias.Spec.NoParent,
        };

    private static Input<string>? Given(string text) => text.Length > 0 ? (Input<string>)text : null;

    private static List<ResourceHook> Named(IEnumerable<string> names) => [.. names.Select(name => new NamedHook(name))];

    /// <summary>A hook that the program has registered.</summary>
    private sealed class NamedHook(string name) : ResourceHook(name, NeverCalled, new(), Task.CompletedTask)
    {
        private static Task NeverCalled(ResourceHookArgs args, CancellationToken cancellation) =>
            throw new InvalidOperationException("A hook of the program is called by the engine.");
    }
}

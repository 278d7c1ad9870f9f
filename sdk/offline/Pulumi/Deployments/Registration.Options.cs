using K3sPulumi.Wire;
using Pulumi.Serialization;

namespace Pulumi;

internal sealed partial class Registration
{
    private void AddPlainOptions(RegisterResourceRequest request)
    {
        request.Version = options.Version ?? "";
        request.PluginDownloadURL = options.PluginDownloadURL ?? "";
        request.IgnoreChanges.AddRange(options.IgnoreChanges);
        request.HideDiffs.AddRange(options.HideDiffs);
        if (options.Protect is { } protect)
            request.Protect = protect;
        if (options.RetainOnDelete is { } retain)
            request.RetainOnDelete = retain;
        if (options.CustomTimeouts is { } timeouts)
        {
            request.CustomTimeouts = new()
            {
                Create = Duration(timeouts.Create),
                Update = Duration(timeouts.Update),
                Delete = Duration(timeouts.Delete),
            };
        }
        if (options is not CustomResourceOptions customOptions)
            return;
        request.ReplaceOnChanges.AddRange(options.ReplaceOnChanges);
        request.AdditionalSecretOutputs.AddRange(customOptions.AdditionalSecretOutputs);
        request.DeleteBeforeReplace = customOptions.DeleteBeforeReplace ?? false;
        request.DeleteBeforeReplaceDefined = customOptions.DeleteBeforeReplace != null;
        request.ImportId = customOptions.ImportId ?? "";
    }

    /// <summary>The options that name other resources.</summary>
    private async Task AddResourceOptionsAsync(RegisterResourceRequest request)
    {
        if (options.DeletedWith != null)
        {
            await RequireAsync("deletedWith", "DeletedWith").ConfigureAwait(false);
            request.DeletedWith = await options.DeletedWith.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        }
        var replaceWith = await options.ReplaceWith.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        if (replaceWith.Length > 0)
        {
            await RequireAsync("replaceWith", "ReplaceWith").ConfigureAwait(false);
            request.ReplaceWith.AddRange(await Dependencies.UrnsAsync([.. replaceWith]).ConfigureAwait(false));
        }
        if (options.ReplacementTrigger != null)
        {
            var serializer = new Serializer(resourceReferences: true);
            request.ReplacementTrigger = await serializer.SerializeAsync("replacementTrigger", options.ReplacementTrigger).ConfigureAwait(false);
        }
        if (options.Aliases.Count > 0)
        {
            await RequireAsync("aliasSpecs", "Aliases").ConfigureAwait(false);
            foreach (var alias in options.Aliases)
                request.Aliases.Add(await AliasAsync(await alias.ToOutput().GetValueAsync(new()).ConfigureAwait(false)).ConfigureAwait(false));
        }
        if (remote && options is ComponentResourceOptions { Providers: var providers })
        {
            foreach (var provider in options.Provider is { } single ? [single] : providers)
                request.Providers[provider.Package] = await provider.ReferenceAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The engine must know a hook before the resource that names it.</summary>
    private async Task<HookBindings> HooksAsync()
    {
        var hooks = options.Hooks;
        var names = new HookBindings();
        names.BeforeCreate.AddRange(await NamesAsync(hooks.BeforeCreate).ConfigureAwait(false));
        names.AfterCreate.AddRange(await NamesAsync(hooks.AfterCreate).ConfigureAwait(false));
        names.BeforeUpdate.AddRange(await NamesAsync(hooks.BeforeUpdate).ConfigureAwait(false));
        names.AfterUpdate.AddRange(await NamesAsync(hooks.AfterUpdate).ConfigureAwait(false));
        return names;

        static async Task<IEnumerable<string>> NamesAsync(List<ResourceHook> some)
        {
            await Task.WhenAll(some.Select(hook => hook.Registered)).ConfigureAwait(false);
            return some.Select(hook => hook.Name);
        }
    }

    private async Task RequireAsync(string feature, string option)
    {
        if (!await deployment.Engine.SupportsAsync(feature).ConfigureAwait(false))
            throw new InvalidOperationException($"The Pulumi CLI does not support the {option} option. Please update the Pulumi CLI.");
    }

    private static async Task<K3sPulumi.Wire.Alias> AliasAsync(Alias alias)
    {
        if (alias.Urn != null)
            return new() { Urn = alias.Urn };
        var spec = new K3sPulumi.Wire.Alias.Types.Spec
        {
            Name = await TextAsync(alias.Name).ConfigureAwait(false),
            Type = await TextAsync(alias.Type).ConfigureAwait(false),
            Stack = await TextAsync(alias.Stack).ConfigureAwait(false),
            Project = await TextAsync(alias.Project).ConfigureAwait(false),
        };
        if (alias.Parent != null)
            spec.ParentUrn = await alias.Parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        else if (alias.ParentUrn != null)
            spec.ParentUrn = await TextAsync(alias.ParentUrn).ConfigureAwait(false);
        else
            spec.NoParent = alias.NoParent;
        return new() { Spec = spec };
    }

    private static async Task<string> TextAsync(Input<string>? input) =>
        await input.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false) ?? "";

    /// <summary>A duration as Go reads it: ticks are hundreds of nanoseconds.</summary>
    private static string Duration(TimeSpan? duration) => duration is { } time ? $"{time.Ticks}00ns" : "";
}

using System.Collections.Concurrent;
using Google.Protobuf;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Server;

/// <summary>
/// Transforms of a program: called for the resource that has them and for all below it, before anything else is done.
/// </summary>
internal sealed class Transforms : IDisposable
{
    private readonly ConcurrentDictionary<string, (string Parent, IReadOnlyList<Callback> Own)> _registered = [];
    private readonly ConcurrentDictionary<string, GrpcClient> _programs = [];

    /// <summary>Lets the resource's own transforms change the registration, then its parents', from the nearest up.</summary>
    public async Task ApplyAsync(RegisterResourceRequest request, CancellationToken cancellation)
    {
        List<Callback> callbacks = [.. request.Transforms];
        for (var urn = request.Parent; _registered.TryGetValue(urn, out var parent); urn = parent.Parent)
            callbacks.AddRange(parent.Own);
        foreach (var callback in callbacks)
            Take(request, await CallAsync(callback, request, cancellation));
    }

    /// <summary>For the children, which come only after this.</summary>
    public void Remember(string urn, RegisterResourceRequest request) =>
        _registered[urn] = (request.Parent, [.. request.Transforms]);

    public void Dispose()
    {
        foreach (var program in _programs.Values)
            program.Dispose();
    }

    private async Task<TransformResponse> CallAsync(Callback callback, RegisterResourceRequest request,
        CancellationToken cancellation)
    {
        var program = _programs.GetOrAdd(callback.Target, target => new(target));
        var question = new TransformRequest
        {
            Type = request.Type,
            Name = request.Name,
            Custom = request.Custom,
            Parent = request.Parent,
            Properties = request.Object ?? new(),
            Options = OptionsOf(request),
        };
        var answer = await program.CallAsync(
            GrpcMethods.InvokeCallback, new CallbackInvokeRequest { Token = callback.Token, Request = question.ToByteString() },
            CallbackInvokeResponse.Parser, cancellation);
        return TransformResponse.Parser.ParseFrom(answer.Response);
    }

    private static TransformResourceOptions OptionsOf(RegisterResourceRequest request)
    {
        var options = new TransformResourceOptions
        {
            DependsOn = { request.Dependencies },
            IgnoreChanges = { request.IgnoreChanges },
            ReplaceOnChanges = { request.ReplaceOnChanges },
            Version = request.Version,
            Aliases = { request.Aliases },
            Provider = request.Provider,
            CustomTimeouts = request.CustomTimeouts,
            DeletedWith = request.DeletedWith,
            AdditionalSecretOutputs = { request.AdditionalSecretOutputs },
            Providers = { request.Providers },
            ReplaceWith = { request.ReplaceWith },
            ReplacementTrigger = request.ReplacementTrigger,
            Hooks = request.Hooks,
        };
        if (request.HasProtect)
            options.Protect = request.Protect;
        if (request.HasRetainOnDelete)
            options.RetainOnDelete = request.RetainOnDelete;
        if (request.DeleteBeforeReplaceDefined)
            options.DeleteBeforeReplace = request.DeleteBeforeReplace;
        return options;
    }

    private static void Take(RegisterResourceRequest request, TransformResponse answer)
    {
        request.Object = answer.Properties ?? request.Object;
        if (answer.Options is not { } options)
            return;
        Replace(request.Dependencies, options.DependsOn);
        Replace(request.IgnoreChanges, options.IgnoreChanges);
        Replace(request.ReplaceOnChanges, options.ReplaceOnChanges);
        Replace(request.Aliases, options.Aliases);
        Replace(request.AdditionalSecretOutputs, options.AdditionalSecretOutputs);
        Replace(request.ReplaceWith, options.ReplaceWith);
        request.Version = options.Version;
        request.Provider = options.Provider;
        request.CustomTimeouts = options.CustomTimeouts;
        request.DeletedWith = options.DeletedWith;
        request.ReplacementTrigger = options.ReplacementTrigger;
        if (options.HasProtect)
            request.Protect = options.Protect;
        if (options.HasRetainOnDelete)
            request.RetainOnDelete = options.RetainOnDelete;

        // The .NET SDK answers false if nothing is set; that must not override the provider.
        if (options.HasDeleteBeforeReplace && (options.DeleteBeforeReplace || request.DeleteBeforeReplaceDefined))
            (request.DeleteBeforeReplaceDefined, request.DeleteBeforeReplace) = (true, options.DeleteBeforeReplace);
    }

    private static void Replace<T>(Google.Protobuf.Collections.RepeatedField<T> field, IEnumerable<T> values)
    {
        T[] next = [.. values];
        field.Clear();
        field.AddRange(next);
    }
}

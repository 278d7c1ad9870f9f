using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Planning;
using K3sPulumi.LocalEngine.Resources;
using K3sPulumi.LocalEngine.Values;
using K3sPulumi.Wire;

namespace K3sPulumi.LocalEngine.Running;

/// <summary>
/// Hooks of a program around creations and updates. One that fails before a step stops it; afterwards it fails the run.
/// </summary>
internal sealed class Hooks(RunState state, bool isPreview, CancellationToken cancellation) : IDisposable
{
    private readonly ConcurrentDictionary<string, RegisterResourceHookRequest> _hooks = [];
    private readonly ConcurrentDictionary<string, GrpcClient> _programs = [];

    public void Register(RegisterResourceHookRequest hook)
    {
        if (hook.Name.Length == 0)
            throw new GrpcException(GrpcStatus.Unknown, "resource hook name cannot be empty");
        if (!_hooks.TryAdd(hook.Name, hook))
            throw new GrpcException(GrpcStatus.Unknown, $"resource hook already registered for name \"{hook.Name}\"");
    }

    public async Task BeforeAsync(Plan plan)
    {
        foreach (var name in NamesOf(plan, hooks => hooks.BeforeCreate, hooks => hooks.BeforeUpdate))
            if (await RunAsync(name, plan, made: null) is { } error)
                throw new OperationFailedException($"before hook \"{name}\" failed: {error}");
    }

    public async Task AfterAsync(Plan plan, Resource made)
    {
        foreach (var name in NamesOf(plan, hooks => hooks.AfterCreate, hooks => hooks.AfterUpdate))
            if (await RunAsync(name, plan, made) is { } error)
                state.Report(new(Severity.Error, state.InMode($"after hook \"{name}\" failed: {error}"), made.Urn));
    }

    public void Dispose()
    {
        foreach (var program in _programs.Values)
            program.Dispose();
    }

    private static IReadOnlyList<string> NamesOf(
        Plan plan, Func<HookNames, IReadOnlyList<string>> onCreate, Func<HookNames, IReadOnlyList<string>> onUpdate) =>
            plan switch
            {
                { Next.Options.Hooks: { } hooks, Op: StepOp.Create or StepOp.Replace } => onCreate(hooks),
                { Next.Options.Hooks: { } hooks, Op: StepOp.Update } => onUpdate(hooks),
                _ => [],
            };

    /// <summary>What went wrong; null if nothing did or if it is ignored.</summary>
    private async Task<string?> RunAsync(string name, Plan plan, Resource? made)
    {
        if (!_hooks.TryGetValue(name, out var hook))
            return $"hook \"{name}\" was not registered";
        if (isPreview && !hook.OnDryRun)
            return null;
        if (await CallAsync(hook, Question(plan, made)) is not { Length: > 0 } error)
            return null;
        if (!hook.IgnoreErrors)
            return error;
        var moment = $"{(made is null ? "Before" : "After")}{(plan.Op == StepOp.Update ? "Update" : "Create")}";
        state.Report(new(Severity.Warning, $"{moment} hook \"{name}\" failed: {error}", plan.Next.Urn));
        return null;
    }

    private async Task<string> CallAsync(RegisterResourceHookRequest hook, ResourceHookRequest question)
    {
        var program = _programs.GetOrAdd(hook.Callback.Target, target => new(target));
        try
        {
            var answer = await program.CallAsync(
                GrpcMethods.InvokeCallback,
                new CallbackInvokeRequest { Token = hook.Callback.Token, Request = question.ToByteString() },
                CallbackInvokeResponse.Parser, cancellation);
            return ResourceHookResponse.Parser.ParseFrom(answer.Response).Error;
        }
        catch (GrpcException error)
        {
            return $"rpc error: code = {error.Status} desc = {error.Detail}";
        }
    }

    private static ResourceHookRequest Question(Plan plan, Resource? made) => new()
    {
        Urn = plan.Next.Urn,
        Id = made?.Id ?? plan.Old?.Id ?? "",
        Name = plan.Next.Name,
        Type = plan.Next.Type,
        NewInputs = WireValues.Write(plan.Next.Inputs),
        OldInputs = Written(plan.Op == StepOp.Update ? plan.Old?.Inputs : null),
        NewOutputs = Written(made?.Outputs),
        OldOutputs = Written(plan.Op == StepOp.Update ? plan.Old?.Outputs : null),
    };

    private static Struct? Written(PropertyMap? properties) => properties is null ? null : WireValues.Write(properties);
}

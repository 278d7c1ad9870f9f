using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Versions;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// What the engine asks of this program around the steps of a node: the only place where a program sees what a resource was before, and the
/// only one that knows when a command has just run. None of them is for deletions, so that a stack can be destroyed without its program.
/// </summary>
internal sealed class HostHooks
{
    private static readonly ConditionalWeakTable<DeploymentInstance, HostHooks> Known = [];

    private readonly ConcurrentDictionary<string, int> _skews = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);

    /// <param name="first">The name of the first resource that has hooks: names of hooks are the stack's, and more than one program may serve it.</param>
    private HostHooks(string first)
    {
        Report = new ResourceHook($"{first}:report", ReportAsync);
        CheckUpgrade = new ResourceHook($"{first}:check-upgrade", CheckUpgradeAsync, new ResourceHookOptions { OnDryRun = true });
        AnnounceRenewal = new ResourceHook($"{first}:announce-renewal", AnnounceRenewalAsync, new ResourceHookOptions { OnDryRun = true });
    }

    /// <summary>After a run: warnings of the host, and how its clock compares with this machine's.</summary>
    private ResourceHook Report { get; }

    /// <summary>Before a node is touched, and in previews: refuses a version that it cannot go to.</summary>
    private ResourceHook CheckUpgrade { get; }

    /// <summary>Says in previews that a kubeconfig is about to be renewed.</summary>
    private ResourceHook AnnounceRenewal { get; }

    public static ResourceHookBinding ForPrepare(string name)
    {
        var hooks = Of(name);
        return new() { AfterCreate = { hooks.Report }, AfterUpdate = { hooks.Report } };
    }

    /// <param name="name">The node.</param>
    /// <param name="starts">Told when the engine begins with it, after it was found right.</param>
    public static ResourceHookBinding ForNode(string name, Action? starts = null)
    {
        var hooks = Of(name);
        var binding = new ResourceHookBinding
        {
            BeforeCreate = { hooks.CheckUpgrade },
            BeforeUpdate = { hooks.CheckUpgrade },
            AfterCreate = { hooks.Report },
            AfterUpdate = { hooks.Report },
        };
        if (starts is null)
            return binding;
        var begun = new ResourceHook($"{name}:starts", (_, _) =>
        {
            starts();
            return Task.CompletedTask;
        });
        binding.BeforeCreate.Add(begun);
        binding.BeforeUpdate.Add(begun);
        return binding;
    }

    public static ResourceHookBinding ForRenewal(string name) => new() { BeforeUpdate = { Of(name).AnnounceRenewal } };

    private static HostHooks Of(string name)
    {
        // A hook is registered where it is made, so there must be no second try.
        lock (Known)
            return Known.GetValue(Deployment.Instance, _ => new HostHooks(name));
    }

    private async Task ReportAsync(ResourceHookArgs args, CancellationToken cancellation)
    {
        var printed = await TextAsync(args.NewOutputs, "stdout").ConfigureAwait(false);
        foreach (var warning in HostReport.Warnings(printed))
            Say(args, warning);
        if (HostReport.Skew(printed, DateTimeOffset.UtcNow) is not { } skew)
            return;
        _skews[NodeOf(args)] = skew;
        if (HostReport.ClockWarning(skew) is { } off)
            Say(args, off);
    }

    private Task CheckUpgradeAsync(ResourceHookArgs args, CancellationToken cancellation)
    {
        if (HostReport.VersionIn(Visible(args.OldInputs)) is { } from && HostReport.VersionIn(Visible(args.NewInputs)) is { } to
            && K3sVersion.UpgradeProblem(from, to) is { } problem)
            throw new InvalidOperationException($"{NodeOf(args)}: version: {problem}");
        if (_skews.TryGetValue(NodeOf(args), out var skew) && HostReport.ClockProblem(skew) is { } off)
            throw new InvalidOperationException($"{NodeOf(args)}: {off}");
        return Task.CompletedTask;
    }

    private Task AnnounceRenewalAsync(ResourceHookArgs args, CancellationToken cancellation)
    {
        if (Visible(args.NewInputs) is { } text && text != Visible(args.OldInputs) && text.Contains("restarts K3s", StringComparison.Ordinal))
            Say(args, $"the kubeconfig expires soon; K3s restarts once on this server ({text.Split('\n').ElementAtOrDefault(1)?.TrimStart('#', ' ')}).");
        return Task.CompletedTask;
    }

    /// <summary>Preparing and installing look at the same things; once is enough.</summary>
    private void Say(ResourceHookArgs args, string warning)
    {
        if (_said.TryAdd($"{NodeOf(args)}: {warning}", true))
            Log.Warn($"{NodeOf(args)}: {warning}");
    }

    /// <summary>The component's name, without the word for its part.</summary>
    private static string NodeOf(ResourceHookArgs args) =>
        args.Name.EndsWith("-kubeconfig-renewal", StringComparison.Ordinal) ? args.Name[..^"-kubeconfig-renewal".Length] : args.Name[..args.Name.LastIndexOf('-')];

    private static string? Visible(ImmutableDictionary<string, object?>? inputs) => inputs?.GetValueOrDefault("create") as string;

    private static async Task<string> TextAsync(ImmutableDictionary<string, object?>? properties, string name) => properties?.GetValueOrDefault(name) switch
    {
        string text => text,
        Output<object?> secret => await OutputUtilities.GetValueAsync(secret).ConfigureAwait(false) as string ?? "",
        _ => "",
    };
}

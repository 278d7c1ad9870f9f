using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Internal.Inputs;
using Pulumi;
using Pulumi.Utilities;

namespace K3sPulumi.Internal.Hosts;

/// <summary>
/// Hooks around the steps of a node: the only way to know that a command has just run. No hook fails, because the engine would
/// put its own text before the reason; and none is for deletions, because a stack must be destroyable without its program.
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
        AnnounceRenewal = new ResourceHook($"{first}:announce-renewal", AnnounceRenewalAsync, new ResourceHookOptions { OnDryRun = true });
    }

    /// <summary>After a run: warnings of the host, and how its clock compares with this machine's.</summary>
    private ResourceHook Report { get; }

    /// <summary>Reports in previews that a kubeconfig is due for renewal.</summary>
    private ResourceHook AnnounceRenewal { get; }

    public static ResourceHookBinding ForPrepare(string name)
    {
        var hooks = Of(name);
        return new() { AfterCreate = { hooks.Report }, AfterUpdate = { hooks.Report } };
    }

    /// <param name="name">The node.</param>
    /// <param name="starts">Set when the engine starts with it.</param>
    public static ResourceHookBinding ForNode(string name, Action? starts = null)
    {
        var hooks = Of(name);
        var binding = new ResourceHookBinding { AfterCreate = { hooks.Report }, AfterUpdate = { hooks.Report } };
        return starts is null ? binding : AddStart(binding, name, starts);
    }

    /// <summary>For a command that must start before others.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="starts">Set when the engine starts with it.</param>
    public static ResourceHookBinding OnStart(string name, Action starts) => AddStart(new(), name, starts);

    private static ResourceHookBinding AddStart(ResourceHookBinding binding, string name, Action starts)
    {
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

    /// <summary>
    /// The same resources, once all of them are done and all clocks are right. Otherwise it fails in the program, with all hosts
    /// at once: the engine would reword an error of a hook.
    /// </summary>
    /// <param name="name">The node that waits for them.</param>
    /// <param name="prepared">What prepares hosts.</param>
    public static InputList<Resource> Fit(string name, InputList<Resource> prepared)
    {
        var all = prepared.ToOutput();
        var problems = Output.Create(Of(name).ClockProblemsAsync(all));
        var fit = Requests.Readable(problems, text =>
        {
            if (text.Length > 0)
                throw new ResourceException(text, resource: null, hideStack: true);
        });
        return Output.Tuple(fit, all).Apply(both => both.Item2);
    }

    private static HostHooks Of(string name)
    {
        // A hook is registered when it is created, so it must not be created twice.
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

    /// <summary>Empty if all clocks are right, or if the hosts were not checked in this update.</summary>
    private async Task<string> ClockProblemsAsync(Output<ImmutableArray<Resource>> prepared)
    {
        var problems = new List<string>();
        foreach (var prepare in await OutputUtilities.GetValueAsync(prepared).ConfigureAwait(false))
        {
            await DoneAsync(prepare).ConfigureAwait(false);
            var node = NodeOf(prepare.GetResourceName());
            if (_skews.TryGetValue(node, out var skew) && HostReport.ClockProblem(skew) is { } off)
                problems.Add($"{node}: {off}");
        }

        return string.Join('\n', problems);
    }

    /// <summary>The engine reports one that fails.</summary>
    private static async Task DoneAsync(Resource resource)
    {
        try
        {
            _ = await OutputUtilities.GetValueAsync(((CustomResource)resource).Id).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // What depends on the resource itself fails with it.
        }
    }

    private Task AnnounceRenewalAsync(ResourceHookArgs args, CancellationToken cancellation)
    {
        if (Visible(args.NewInputs) is { } text && text != Visible(args.OldInputs) && text.Contains("restarts K3s", StringComparison.Ordinal))
            Say(args, "the kubeconfig expires soon; K3s restarts once on this server "
                + $"({text.Split('\n').ElementAtOrDefault(1)?.TrimStart('#', ' ')}).");
        return Task.CompletedTask;
    }

    /// <summary>Preparing and installing check the same things; reporting them once is enough.</summary>
    private void Say(ResourceHookArgs args, string warning)
    {
        if (_said.TryAdd($"{NodeOf(args)}: {warning}", true))
            Log.Warn($"{NodeOf(args)}: {warning}");
    }

    /// <summary>The component's name, without the suffix of its part.</summary>
    private static string NodeOf(ResourceHookArgs args) => NodeOf(args.Name);

    private static string NodeOf(string name) => name.EndsWith("-kubeconfig-renewal", StringComparison.Ordinal)
        ? name[..^"-kubeconfig-renewal".Length] : name[..name.LastIndexOf('-')];

    private static string? Visible(ImmutableDictionary<string, object?>? inputs) => inputs?.GetValueOrDefault("create") as string;

    private static async Task<string> TextAsync(ImmutableDictionary<string, object?>? properties, string name) => properties?.GetValueOrDefault(name) switch
    {
        string text => text,
        Output<object?> secret => await OutputUtilities.GetValueAsync(secret).ConfigureAwait(false) as string ?? "",
        _ => "",
    };
}

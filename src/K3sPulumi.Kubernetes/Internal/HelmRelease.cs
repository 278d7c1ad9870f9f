using System.Collections.Immutable;
using K3sPulumi.Core.Rancher;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace K3sPulumi.Kubernetes.Internal;

/// <summary>A chart, and the names under which it is installed.</summary>
internal sealed record OfficialChart(string Release, string Namespace, string Chart, string Repository);

/// <summary>A Helm release in its own namespace.</summary>
internal static class HelmRelease
{
    private const int DefaultTimeout = 900;

    public static (Output<string> Namespace, Output<string> Version) Create(
        ComponentResource parent, string name, OfficialChart chart, HelmArgs args, Output<HelmValues> values,
        Output<bool> isChecked)
    {
        var space = CreateNamespace(parent, name, chart, isChecked);
        return Create(parent, name, chart, args, ToMap(values), [space]);
    }

    public static (Output<string> Namespace, Output<string> Version) Create(
        ComponentResource parent, string name, OfficialChart chart, HelmArgs args, InputMap<object> values,
        IEnumerable<Resource> after)
    {
        var release = new ReleaseArgs
        {
            Name = chart.Release,
            Namespace = chart.Namespace,
            Chart = args.Chart?.Chart ?? chart.Chart,
            Version = args.Version,
            Timeout = args.Timeout ?? DefaultTimeout,
            Values = values,
        };
        if (RepositoryOf(args.Chart, chart) is { } repository)
            release.RepositoryOpts = repository;
        var options = new CustomResourceOptions { Parent = parent };
        options.DependsOn.AddRange(after.ToImmutableArray());
        var made = new Release(name, release, options);
        return (made.Namespace, made.Version);
    }

    public static Namespace CreateNamespace(ComponentResource parent, string name, OfficialChart chart, Output<bool> isChecked) =>
        new($"{name}-namespace",
            new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = isChecked.Apply(_ => chart.Namespace) } },
            new CustomResourceOptions { Parent = parent });

    public static InputMap<object> ToMap(Output<HelmValues> values) => values.Apply(Plain);

    private static RepositoryOptsArgs? RepositoryOf(ChartArgs? args, OfficialChart chart) =>
        args is null ? new RepositoryOptsArgs { Repo = chart.Repository }
        : args is { Chart: not null, Repository: null, CaFile: null } ? null
        : Repository(args, chart);

    private static RepositoryOptsArgs Repository(ChartArgs args, OfficialChart chart)
    {
        var repository = new RepositoryOptsArgs { CaFile = args.CaFile, Username = args.Username };
        if (args.Repository is not null || args.Chart is null)
            repository.Repo = args.Repository ?? chart.Repository;
        if (args.Password is not null)
            repository.Password = args.Password;
        return repository;
    }

    private static ImmutableDictionary<string, object> Plain(HelmValues values) =>
        values.ToImmutableDictionary(value => value.Key, value => Plain(value.Value)!);

    private static object? Plain(object? value) => value switch
    {
        HelmValues map => Plain(map),
        object?[] list => list.Select(Plain).ToImmutableArray(),
        _ => value,
    };
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using K3sPulumi.Core;
using K3sPulumi.Core.Specs;
using Pulumi;

namespace K3sPulumi;

/// <summary>The API ports that the clusters of one program want of the Docker engines: each can be had once.</summary>
internal static class EnginePorts
{
    private static readonly ConditionalWeakTable<DeploymentInstance, ConcurrentDictionary<(string Engine, int Port), string>> Claims = [];

    public static IReadOnlyList<Problem> Claim(string cluster, ClusterSpec spec)
    {
        if (spec.Servers is not [{ Docker: { } first }, ..])
            return [];
        var docker = spec.LoadBalancer?.Docker ?? first;
        var port = docker.ApiPort ?? ClusterPorts.Api;
        var owner = Claims.GetOrCreateValue(Deployment.Instance).GetOrAdd((docker.Host ?? "", port), cluster);
        return owner == cluster
            ? []
            : [new Problem(spec.LoadBalancer is null ? "servers[0].docker.apiPort" : "loadBalancer.docker.apiPort", $"{port} of this Docker engine is the API port of cluster \"{owner}\" already; set another one.")];
    }
}

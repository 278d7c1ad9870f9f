using K3sPulumi.Core.Cluster;
using K3sPulumi.Core.LoadBalancing;
using K3sPulumi.Internal.Docker;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.LoadBalancing;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// HAProxy in front of the API of a cluster's servers (layer 4, with health checks): on one host, on several hosts that share a
/// virtual IP address, or in a container. When the servers change, HAProxy reloads without dropping connections.
/// </summary>
public sealed class K3sLoadBalancer : ComponentResource
{
    /// <summary>Host name or IP address at which nodes and clients reach the servers.</summary>
    [Output("address")]
    public Output<string> Address { get; private init; }

    /// <summary>The address as <c>https://address:port</c>, for nodes that join.</summary>
    [Output("serverUrl")]
    public Output<string> ServerUrl { get; private init; }

    /// <summary>
    /// Port at which clients reach the API: of the host, or of the Docker engine's host, where it is the one that the engine
    /// found if <c>docker.apiPort</c> is 0.
    /// </summary>
    [Output("apiPort")]
    public Output<int> ApiPort { get; private init; }

    /// <summary>Done when the load balancer takes connections.</summary>
    internal IReadOnlyList<Resource> Ready { get; }

    /// <summary>On hosts: done when all of it is being installed.</summary>
    internal Task Started { get; }

    /// <summary>Creates the load balancer.</summary>
    /// <param name="name">Name of the component and, in Docker, of the container.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public K3sLoadBalancer(string name, K3sLoadBalancerArgs args, ComponentResourceOptions? options = null)
        : this(name, args, request: null, docker: null, options)
    {
    }

    /// <summary>The load balancer of a cluster, which has checked it.</summary>
    internal K3sLoadBalancer(
        string name, LoadBalancerArgs args, Request<LoadBalancerSpec>? request, DockerResources? docker,
        ComponentResourceOptions? options)
        : base("k3s:index:K3sLoadBalancer", name, request is null ? RegisteredArgs.Of(args, Gather) : ResourceArgs.Empty, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        Failures.Note(options);
        request ??= OwnRequest(name, (K3sLoadBalancerArgs)args);
        var made = request.HasShapeProblems ? LoadBalancerOutputs.Refused(request)
            : args.Docker is not null ? DockerLoadBalancer.Create(this, name, args, request, docker)
            : SshLoadBalancer.Create(this, name, args, request);
        (Address, ServerUrl, ApiPort) = (made.Address, made.ServerUrl, made.ApiPort);
        (Ready, Started) = (made.Ready, made.Started);
        RegisterOutputs();
    }

    private Request<LoadBalancerSpec> OwnRequest(string name, K3sLoadBalancerArgs args)
    {
        var inputs = new InputSet().Gather(values => args.Read(name, args.Servers, values));
        var checks = new RequestChecks<LoadBalancerSpec>(LoadBalancerChecks.Problems, PlaceClaims.Of);
        return Request<LoadBalancerSpec>.Of(this, name, inputs, checks);
    }

    private static void Gather(InputSet inputs, LoadBalancerArgs args) => inputs.Gather(values => args.Read(values));
}

using K3sPulumi.Internal.Docker;
using Pulumi;

namespace K3sPulumi.Internal.LoadBalancing;

/// <summary>What a cluster has decided for its load balancer.</summary>
internal sealed record LoadBalancerPlacement(Output<bool> Checked, DockerResources? Docker);

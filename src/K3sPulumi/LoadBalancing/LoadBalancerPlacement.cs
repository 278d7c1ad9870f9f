using K3sPulumi.Docker;
using Pulumi;

namespace K3sPulumi;

/// <summary>What a cluster has decided for its load balancer.</summary>
internal sealed record LoadBalancerPlacement(Output<bool> Checked, DockerSite? Docker);

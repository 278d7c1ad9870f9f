using K3sPulumi.Core.Existing;
using K3sPulumi.Core.Nodes;
using K3sPulumi.Internal.Cluster;
using K3sPulumi.Internal.Hosts;
using K3sPulumi.Internal.Inputs;
using K3sPulumi.Internal.Nodes;
using K3sPulumi.Internal.Running;
using Pulumi;

namespace K3sPulumi;

/// <summary>
/// One K3s server, on a host or in a container. By itself it is a complete cluster; with <c>serverUrl</c> it joins an existing
/// one. <see cref="K3sCluster"/> combines several servers.
/// </summary>
public sealed class K3sServer : ComponentResource
{
    /// <summary>Kubeconfig of the cluster administrator; it works on the deploying machine without changes. Secret.</summary>
    [Output("kubeconfig")]
    public Output<string> Kubeconfig { get; private init; }

    /// <summary>Expiry date of the client certificate in the kubeconfig, in ISO 8601 format.</summary>
    [Output("kubeconfigExpiry")]
    public Output<string> KubeconfigExpiry { get; private init; }

    /// <summary>Token with which servers join. Secret.</summary>
    [Output("token")]
    public Output<string> Token { get; private init; }

    /// <summary>Token with which agents join. Secret.</summary>
    [Output("agentToken")]
    public Output<string> AgentToken { get; private init; }

    /// <summary>The kubeconfigs of the argument <c>kubeconfigs</c>, by name. Secret.</summary>
    [Output("kubeconfigs")]
    public Output<Dictionary<string, string>> Kubeconfigs { get; private init; }

    /// <summary>The tokens of the argument <c>joinTokens</c>, in order. Secret.</summary>
    [Output("joinTokens")]
    public Output<string[]> JoinTokens { get; private init; }

    /// <summary>URL at which other nodes join.</summary>
    [Output("serverUrl")]
    public Output<string> ServerUrl { get; private init; }

    /// <summary>Kubernetes node name.</summary>
    [Output("nodeName")]
    public Output<string> NodeName { get; private init; }

    /// <summary>Name of the Docker network, for agents that join; empty on hosts.</summary>
    [Output("dockerNetwork")]
    public Output<string> DockerNetwork { get; private init; }

    /// <summary>
    /// Expiry date of the leaf certificate of the node that expires first, in ISO 8601 format, as the last update of the node
    /// found it; empty if that is not known. Less than 60 days before it, preview shows a warning.
    /// </summary>
    [Output("certificateExpiry")]
    public Output<string> CertificateExpiry { get; private init; }

    /// <summary>
    /// Expiry date of the CA of the cluster that expires first, in ISO 8601 format, as the last update of the node found it;
    /// empty if that is not known. Less than 365 days before it, preview shows a warning: K3s does not renew CAs.
    /// </summary>
    [Output("authorityExpiry")]
    public Output<string> AuthorityExpiry { get; private init; }

    /// <summary>
    /// The newest snapshot on this server, as its last update found it; empty if it has none.
    /// </summary>
    [Output("newestSnapshots")]
    public Output<SnapshotInfo[]> NewestSnapshots { get; private init; }

    internal IssuedCredentials Issued { get; }

    /// <summary>Done when this server is Ready; what comes after it in a cluster waits for it.</summary>
    internal Resource? Ready { get; }

    /// <summary>What starts or stops it, if that is asked.</summary>
    internal Resource? Running { get; }

    /// <summary>Done when its host is ready for it; none in Docker.</summary>
    internal IReadOnlyList<Resource> Prepared { get; }

    /// <summary>Its part in a restore; null in Docker.</summary>
    internal SshRestore? Restore { get; }

    /// <summary>In Docker, for the first of several servers: done when its API answers.</summary>
    internal Resource? Answers { get; }

    /// <summary>Creates the server.</summary>
    /// <param name="name">Name of the component and, unless <c>nodeName</c> is set, of the node and its container.</param>
    /// <param name="args">Arguments of the component.</param>
    /// <param name="options">Resource options of the component.</param>
    public K3sServer(string name, K3sServerArgs args, ComponentResourceOptions? options = null)
        : this(name, args, args, request: null, context: null, options, LeftAlone.Of(name, args))
    {
    }

    /// <summary>A server of a cluster, which has made and checked the request; null for one by itself.</summary>
    internal K3sServer(
        string name, NodeArgs node, IServerSettings settings, Request<ServerSpec>? request, NodeContext? context,
        ComponentResourceOptions? options, LeftAlone? alone = null)
        : base("k3s:index:K3sServer", name, context is null ? RegisteredArgs.Of((K3sServerArgs)node, Gather) : ResourceArgs.Empty,
            LeftAlone.In(options, alone))
    {
        ArgumentNullException.ThrowIfNull(node);
        Failures.Note(options);
        request ??= NodeRequests.Of(this, name, (K3sServerArgs)node);
        NodeName = request.Checked.Apply(_ => request.Shape.Node.NodeName ?? name);
        var made = request.HasShapeProblems ? ServerOutputs.Refused(request)
            : ServerOutputs.Create(
                new() { Owner = this, Name = name, Args = node, Request = request, Context = context }, settings);
        (Kubeconfig, KubeconfigExpiry, Token, AgentToken, ServerUrl, DockerNetwork, Ready, Prepared) =
            (made.Kubeconfig, made.KubeconfigExpiry, made.Token, made.AgentToken, made.ServerUrl, made.Network, made.Ready,
                made.Prepared);
        Answers = made.Answers;
        Restore = made.Restore;
        (CertificateExpiry, AuthorityExpiry) = (made.Certificates.Leaf, made.Certificates.Authority);
        NewestSnapshots = made.Snapshots;
        Issued = made.Issued;
        (Kubeconfigs, JoinTokens) = (Issued.Kubeconfigs, Issued.JoinTokens);
        if (Ready is not null)
        {
            made.Running?.Stop(context?.Alone ?? alone, Ready);
            Running = made.Running?.Command;
            Remember(request, alone);
        }

        RegisterOutputs();
    }

    private void Remember(Request<ServerSpec> request, LeftAlone? alone)
    {
        var all = request.Show(request.All);
        request.Existing?.Keep(
            all.Apply(RecordOf.Server), request.Visible.Apply(RecordOf.Server), request.Inputs,
            new NodeTokens(Token, AgentToken), [Ready!], [Ready!], keepsRecorded: alone is not null);
    }

    private static void Gather(InputSet inputs, K3sServerArgs args) => inputs.Gather(values => args.Read("", values));
}

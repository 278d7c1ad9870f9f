using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Configuration;

/// <summary>
/// Keys of <c>config.yaml</c> for both servers and agents. An agent does not start with a key that it does not know.
/// </summary>
internal abstract record NodeConfig
{
    /// <summary><c>server</c>: where the node joins.</summary>
    public string? Server { get; init; }

    /// <summary><c>token</c>: the token of a server, or the one with which an agent joins.</summary>
    public Secret? Token { get; init; }

    /// <summary><c>node-name</c></summary>
    public string? NodeName { get; init; }

    /// <summary><c>with-node-id</c></summary>
    public bool WithNodeId { get; init; }

    /// <summary><c>node-label</c></summary>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>();

    /// <summary><c>node-taint</c></summary>
    public IReadOnlyList<string> NodeTaints { get; init; } = [];

    /// <summary><c>node-ip</c></summary>
    public IReadOnlyList<string> NodeIp { get; init; } = [];

    /// <summary><c>node-external-ip</c></summary>
    public IReadOnlyList<string> NodeExternalIp { get; init; } = [];

    /// <summary><c>flannel-iface</c></summary>
    public string? FlannelIface { get; init; }

    /// <summary><c>vpn-auth</c>: name, join key and more for Tailscale.</summary>
    public Secret? VpnAuth { get; init; }

    /// <summary><c>resolv-conf</c></summary>
    public string? ResolvConf { get; init; }

    /// <summary><c>data-dir</c></summary>
    public string? DataDir { get; init; }

    /// <summary><c>docker</c></summary>
    public bool Docker { get; init; }

    /// <summary><c>container-runtime-endpoint</c></summary>
    public string? ContainerRuntimeEndpoint { get; init; }

    /// <summary><c>snapshotter</c></summary>
    public string? Snapshotter { get; init; }

    /// <summary><c>disable-default-registry-endpoint</c></summary>
    public bool DisableDefaultRegistryEndpoint { get; init; }

    /// <summary><c>selinux</c></summary>
    public bool Selinux { get; init; }

    /// <summary><c>rootless</c></summary>
    public bool Rootless { get; init; }

    /// <summary><c>prefer-bundled-bin</c></summary>
    public bool PreferBundledBin { get; init; }

    /// <summary><c>protect-kernel-defaults</c></summary>
    public bool ProtectKernelDefaults { get; init; }

    /// <summary><c>kubelet-arg</c></summary>
    public IReadOnlyList<string> KubeletArgs { get; init; } = [];

    /// <summary>The text of the file, including secrets.</summary>
    public string ToYaml() => Render(isVisible: false);

    /// <summary>The text of the file, with secrets redacted.</summary>
    public string ToVisibleYaml() => Render(isVisible: true);

    protected abstract void Write(ConfigFile file);

    protected void WriteNode(ConfigFile file)
    {
        file.Text("node-name", NodeName);
        file.Flag("with-node-id", WithNodeId);
        file.List("node-label", [.. NodeLabels.OrderBy(label => label.Key, StringComparer.Ordinal)
            .Select(label => $"{label.Key}={label.Value}")]);
        file.List("node-taint", NodeTaints);
        file.List("node-ip", NodeIp);
        file.List("node-external-ip", NodeExternalIp);
        file.Text("flannel-iface", FlannelIface);
        file.Hidden("vpn-auth", VpnAuth);
        file.Text("resolv-conf", ResolvConf);
    }

    protected void WriteRuntime(ConfigFile file)
    {
        file.Text("data-dir", DataDir);
        file.Flag("docker", Docker);
        file.Text("container-runtime-endpoint", ContainerRuntimeEndpoint);
        file.Text("snapshotter", Snapshotter);
        file.Flag("disable-default-registry-endpoint", DisableDefaultRegistryEndpoint);
        file.Flag("selinux", Selinux);
        file.Flag("rootless", Rootless);
        file.Flag("prefer-bundled-bin", PreferBundledBin);
        file.Flag("protect-kernel-defaults", ProtectKernelDefaults);
        file.List("kubelet-arg", KubeletArgs);
    }

    private string Render(bool isVisible)
    {
        var file = new ConfigFile(isVisible);
        Write(file);
        return file.ToYaml();
    }
}

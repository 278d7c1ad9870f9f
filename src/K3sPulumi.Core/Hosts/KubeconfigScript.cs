namespace K3sPulumi.Core.Hosts;

/// <summary>Prints the kubeconfig of a ready server, as it is, on standard output.</summary>
internal static class KubeconfigScript
{
    /// <param name="server">The server whose file is read.</param>
    /// <param name="renewal">Anything whose change means that the file is to be read again.</param>
    public static RemoteScript For(HostNode server, string renewal = "")
    {
        var script = new Payload()
            .Set("READY_SECONDS", server.Deadlines.ReadyFor(server.Role))
            .With(ScriptText.Of("lib-run.sh", "kubeconfig.sh"));
        var create = new VisibleText()
            .Line($"K3s {server.Version}, {NodeData.Named(server)}: reads the kubeconfig")
            .LineIf(renewal.Length > 0, renewal)
            .Then(server.Elevation.Call("kubeconfig"));
        return new(create, null, server.Elevation.Input(script));
    }
}

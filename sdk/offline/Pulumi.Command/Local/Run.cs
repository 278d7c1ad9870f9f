namespace Pulumi.Command.Local;

/// <summary>Runs a local command now, in previews too.</summary>
public static class Run
{
    private const string Token = "command:local:run";

    public static Task<RunResult> InvokeAsync(RunArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<RunResult>(Token, args ?? new(), Utilities.WithDefaults(options));

    public static Output<RunResult> Invoke(RunInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<RunResult>(Token, args ?? new(), Utilities.WithDefaults(options));

    public static Output<RunResult> Invoke(RunInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<RunResult>(Token, args ?? new(), Utilities.WithDefaults(options));
}

namespace Pulumi;

/// <summary>The deployment as its program sees it.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Deployment deployment) => Deployment = deployment;

    public string StackName => Deployment.StackName;

    public string ProjectName => Deployment.ProjectName;

    public string RootDirectory => Deployment.RootDirectory;

    public string OrganizationName => Deployment.OrganizationName;

    public bool IsDryRun => Deployment.IsDryRun;

    internal Deployment Deployment { get; }

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        new(new Invocation(Deployment, token, args, options).RunAsync<T>(evenUnknown: false));

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        new(new Invocation(Deployment, token, args, options).RunAsync<T>(evenUnknown: false));

    public async Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        (await new Invocation(Deployment, token, args, options).RunAsync<T>(evenUnknown: true).ConfigureAwait(false)).Value;

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) => InvokeAsync<object>(token, args, options);
}

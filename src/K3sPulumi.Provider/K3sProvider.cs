using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Pulumi.Experimental.Provider;

namespace K3sPulumi.Plugin;

/// <summary>
/// The components with the schema of <c>sdk/schema.json</c>: the official analyzer's has no descriptions and no secrets.
/// </summary>
internal sealed class K3sProvider : ComponentProvider
{
    private static readonly Assembly Components = typeof(K3sCluster).Assembly;

    public K3sProvider() : base(Components, new Metadata("k3s", "k3spulumi", PackageVersion))
    {
    }

    /// <summary>Semantic, without the commit that the SDK appends.</summary>
    public static string PackageVersion { get; } =
        Components.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, CancellationToken ct) =>
        Task.FromResult(new GetSchemaResponse { Schema = Schema().ToJsonString() });

    public override async Task<ConstructResponse> Construct(ConstructRequest request, CancellationToken ct)
    {
        try
        {
            return await base.Construct(request, ct);
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            // The constructor's own message; the outer one only says that it failed.
            ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }

    private static JsonObject Schema()
    {
        using var text = typeof(K3sProvider).Assembly.GetManifestResourceStream("schema.json")!;
        var schema = JsonNode.Parse(text)!.AsObject();
        schema["version"] = PackageVersion;
        var repository = Components.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "RepositoryUrl")?.Value;
        if (repository is null)
            return schema;
        schema["repository"] = repository;
        if (new Uri(repository) is { Host: "github.com", AbsolutePath: var path })
            schema["pluginDownloadURL"] = $"github://api.github.com{path.Replace(".git", "", StringComparison.Ordinal)}";
        return schema;
    }
}

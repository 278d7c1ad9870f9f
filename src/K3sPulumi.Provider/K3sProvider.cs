using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using K3sPulumi.Core.Validation;
using Pulumi;
using Pulumi.Experimental.Provider;

namespace K3sPulumi.Plugin;

/// <summary>
/// The components with the schema of <c>sdk/schema.json</c>: the official analyzer's has no descriptions and no secrets.
/// </summary>
internal sealed class K3sProvider : ComponentProvider
{
    private static readonly Assembly Components = typeof(K3sCluster).Assembly;

    private static readonly Lazy<JsonObject> EmbeddedSchema = new(Embedded);

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
        var problems = InputShape.Problems(EmbeddedSchema.Value, request.Type, request.Inputs);
        if (problems.Count > 0)
            throw new InvalidOperationException(Problem.Report(request.Type.Split(':')[^1], request.Name, problems));
        try
        {
            return await base.Construct(new(request.Type, request.Name, Marks.OfItems(request.Inputs), request.Options), ct);
        }
        catch (Exception error) when (OwnFailure(error) is { } own && own != error)
        {
            ExceptionDispatchInfo.Capture(own).Throw();
            throw;
        }
    }

    /// <summary>
    /// What the component said. The SDK wraps it: what a constructor throws says only that it failed, and an output that needs a
    /// rejected request fails as an input of the resource between them.
    /// </summary>
    private static Exception? OwnFailure(Exception error) => error switch
    {
        ResourceException => error,
        TargetInvocationException { InnerException: { } inner } => OwnFailure(inner) ?? inner,
        { InnerException: { } inner } => OwnFailure(inner),
        _ => null,
    };

    private static JsonObject Embedded()
    {
        using var text = typeof(K3sProvider).Assembly.GetManifestResourceStream("schema.json")!;
        return JsonNode.Parse(text)!.AsObject();
    }

    private static JsonObject Schema()
    {
        var schema = Embedded();
        schema["version"] = PackageVersion;
        var repository = Components.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "RepositoryUrl")?.Value;
        foreach (var (key, address) in AddressesOf(repository))
            schema[key] = address;
        return schema;
    }

    /// <summary>
    /// What the schema says of <paramref name="repository"/>: nothing of one that only the machine of the build knows, or that
    /// has a password in it. The address of a checkout without a remote is empty.
    /// </summary>
    internal static IEnumerable<KeyValuePair<string, string>> AddressesOf(string? repository)
    {
        if (!Uri.TryCreate(repository, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps
            || address.UserInfo.Length > 0)
            yield break;
        yield return new("repository", repository);
        if (address.Host != "github.com")
            yield break;
        var path = address.AbsolutePath;
        if (path.EndsWith(".git", StringComparison.Ordinal))
            path = path[..^4];
        yield return new("pluginDownloadURL", $"github://api.github.com{path}");
    }
}

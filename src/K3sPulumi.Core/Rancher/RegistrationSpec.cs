using System.Text.RegularExpressions;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Rancher;

/// <summary>A request to register a cluster with a Rancher elsewhere.</summary>
internal sealed partial record RegistrationSpec
{
    public Value<string> Server { get; init; }

    /// <summary>The token of the registration, with the ID of the cluster in Rancher.</summary>
    public Value<Secret> Token { get; init; }

    public Value<string> Ca { get; init; }

    public static IReadOnlyList<Problem> Problems(RegistrationSpec spec) => ProblemList.Of(problems =>
    {
        problems.Require("server", spec.Server, "is missing; use the URL of Rancher, such as https://rancher.example.com.");
        problems.Check("server", spec.Server, ServerProblem);
        problems.Require("token", spec.Token, $"is missing; {Remedy}");
        problems.Check("token", spec.Token, token => TokenForm().IsMatch(token.Value) ? null
            : $"is not the token of a registration; {Remedy}");
        problems.Check("ca", spec.Ca, Pem.CertificateProblem);
    });

    /// <summary>Standard input of the script: the URL of the manifest, then the CA.</summary>
    public Secret Input() => new($"{Server.Or("").TrimEnd('/')}/v3/import/{Token.Content.Value}.yaml\n{Ca.Content}");

    private const string Remedy =
        "in the URL that Rancher shows for the import, it is what stands between /v3/import/ and .yaml.";

    private static string? ServerProblem(string server) => HttpUrl.TryParse(server) switch
    {
        { Scheme: "http" } => "sends the token without encryption; use https.",
        { Scheme: "https", HasValidHost: true, HasValidPort: true, HasUser: false, HasTail: false } url
            when !url.HasPath || server.EndsWith(url.Authority + "/", StringComparison.OrdinalIgnoreCase) => null,
        _ => $"{Quote.Value(server)} is not the URL of a Rancher; use one such as https://rancher.example.com.",
    };

    [GeneratedRegex(@"\A[A-Za-z0-9]+_[A-Za-z0-9-]+\z")]
    private static partial Regex TokenForm();
}

using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Docker;
using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Images;

/// <summary>The registry that a local one caches; all absent: it caches none.</summary>
internal sealed record RegistryUpstream
{
    public Value<string> Url { get; init; }

    public Value<string> User { get; init; }

    public Value<Secret> Password { get; init; }

    /// <summary>What the configuration of the container says of it; empty without a URL.</summary>
    public string ToYaml()
    {
        if (!Url.IsKnown)
            return "";
        var proxy = new YamlMappingNode { { "remoteurl", Yaml.Text(Url.Content!) } };
        if (User.IsKnown && Password.IsKnown)
        {
            proxy.Add("username", Yaml.Text(User.Content!));
            proxy.Add("password", Yaml.Text(Password.Content.Value));
        }

        return Yaml.Render(new YamlMappingNode { { "proxy", proxy } });
    }

    public void Check(ProblemList problems)
    {
        problems.Check("upstream", Url, UrlProblem);
        problems.Check("upstreamUser", User, TextProblem);
        problems.Check("upstreamPassword", Password, password => TextProblem(password.Value));
        if (!Url.IsGiven && (User.IsGiven || Password.IsGiven))
            problems.Add("upstream", "is missing; set it, or remove upstreamUser and upstreamPassword.");
        if (Password.IsGiven && !User.IsGiven)
            problems.Add("upstreamUser", "is missing; set it, or remove upstreamPassword.");
        if (User.IsGiven && !Password.IsGiven)
            problems.Add("upstreamPassword", "is missing; set it, or remove upstreamUser.");
    }

    private static string? UrlProblem(string url) =>
        HttpUrl.Problem(url) ?? HttpUrl.TryParse(url) switch
        {
            { HasUser: true } => "contains a user name or a password; remove them and set upstreamUser and upstreamPassword.",
            { HasTail: true } => "contains ? or #; use a URL without them.",
            { Host: "docker.io" or "index.docker.io" or "hub.docker.com" } =>
                "is not where Docker Hub serves images; use https://registry-1.docker.io.",
            _ => null,
        };

    private static string? TextProblem(string text) =>
        text.Length == 0 ? "must not be empty; set it, or remove it."
        : text.Any(char.IsControl) ? "contains a line break or another control character; remove it."
        : null;
}

/// <summary>The request for a local registry, apart from its name.</summary>
internal sealed record RegistrySpec(DockerSpec Docker, RegistryUpstream Upstream);

using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Mirrors;
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
        problems.Check("upstreamUser", User, HttpLogin.UserProblem);
        problems.Check("upstreamPassword", Password, password => HttpLogin.TextProblem(password.Value));
        if (!Url.IsGiven && (User.IsGiven || Password.IsGiven))
            problems.Add("upstream", "is missing; set it, or remove upstreamUser and upstreamPassword.");
        HttpLogin.Pair(problems, "upstreamUser", User.IsGiven, "upstreamPassword", Password.IsGiven);
    }

    private static string? UrlProblem(string url) =>
        HttpLogin.UrlProblem(url, "upstreamUser", "upstreamPassword") ?? (HttpUrl.TryParse(url) switch
        {
            { Host: "docker.io" or "index.docker.io" or "hub.docker.com" } =>
                "is not where Docker Hub serves images; use https://registry-1.docker.io.",
            _ => null,
        });
}

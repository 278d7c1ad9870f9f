using K3sPulumi.Core.Networking;
using K3sPulumi.Core.Validation;
using K3sPulumi.Core.Versions;

namespace K3sPulumi.Core.Mirrors;

/// <summary>A server from which hosts download K3s and its installer instead of from GitHub.</summary>
internal sealed record ReleaseMirror
{
    /// <summary>Where the folders of the versions are.</summary>
    public Value<string> Url { get; init; }

    /// <summary>The installer; absent: <c>install.sh</c> in the folder of the version.</summary>
    public Value<string> InstallerUrl { get; init; }

    /// <summary>Trusted for downloads in addition to the CAs of the host.</summary>
    public Value<Secret> Ca { get; init; }

    public Value<Secret> User { get; init; }

    public Value<Secret> Password { get; init; }

    /// <summary>What logs of the host must not contain.</summary>
    public IEnumerable<Secret> Secrets => Password.IsKnown ? [Password.Content] : [];

    /// <summary>User and password as HTTP sends them; null: the mirror needs none.</summary>
    public Secret? Login => User.IsKnown && Password.IsKnown
        ? new Secret($"{User.Content.Value}:{Password.Content.Value}") : null;

    public string InstallerOf(K3sVersion version) =>
        InstallerUrl.Content ?? $"{Url.Content!.TrimEnd('/')}/{version.UrlForm}/install.sh";

    public void Check(ProblemList problems)
    {
        problems.Require("url", Url, "is missing; set it to the URL of the mirror, such as https://mirror.example/k3s.");
        problems.Check("url", Url, UrlProblem);
        problems.Check("installerUrl", InstallerUrl, UrlProblem);
        problems.Check("ca", Ca, ca => Pem.CertificateProblem(ca.Value));
        problems.Check("user", User, user => HttpLogin.UserProblem(user.Value));
        problems.Check("password", Password, password => HttpLogin.TextProblem(password.Value));
        HttpLogin.Pair(problems, "user", User.IsGiven, "password", Password.IsGiven);
        if (Ca.IsGiven && Url.IsKnown && HttpUrl.TryParse(Url.Content!) is { Scheme: "http" })
            problems.Add("ca", "has no effect with an http URL; remove it, or use an https URL.");
    }

    private static string? UrlProblem(string url) => HttpLogin.UrlProblem(url, "user", "password");
}

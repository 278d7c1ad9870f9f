using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Registries;

/// <summary>Credentials and TLS settings of one registry host.</summary>
/// <param name="Registry">
/// Host (and port) that is contacted: of the endpoint, not of the registry that it mirrors; <c>*</c> for all others.
/// </param>
internal sealed record RegistryConfig(Value<string> Registry = default)
{
    /// <summary>Next to K3s's own files, in a directory that K3s does not use.</summary>
    private const string Folder = "/etc/rancher/k3s/registries";

    public Value<string> Username { get; init; }

    public Value<Secret> Password { get; init; }

    /// <summary>User name and password as one base64 string, as stored by <c>docker login</c>; replaces the two.</summary>
    public Value<Secret> Auth { get; init; }

    /// <summary>An identity token; replaces user name and password.</summary>
    public Value<Secret> Token { get; init; }

    /// <summary>The CA certificate, in PEM format.</summary>
    public Value<string> Ca { get; init; }

    /// <summary>The client certificate, in PEM format.</summary>
    public Value<string> Certificate { get; init; }

    /// <summary>The private key of the client certificate, in PEM format.</summary>
    public Value<Secret> Key { get; init; }

    public Value<bool> InsecureSkipVerify { get; init; }

    /// <summary>Values that must never be shown.</summary>
    public IEnumerable<Secret> Secrets =>
        new[] { Password, Auth, Token, Key }.Where(secret => secret.IsKnown).Select(secret => secret.Content);

    internal bool HasCredentials => Username.IsGiven || Password.IsGiven || Auth.IsGiven || Token.IsGiven;

    internal IEnumerable<HostFile> Files()
    {
        if (Ca.OrPlaceholder() is { } ca)
            yield return new(PathOf("ca.crt"), "0644", new(ca));
        if (Certificate.OrPlaceholder() is { } certificate)
            yield return new(PathOf("client.crt"), "0644", new(certificate));
        if (Key.OrPlaceholder() is { } key)
            yield return new(PathOf("client.key"), "0600", key);
    }

    internal YamlNode ToNode(bool isVisible)
    {
        string? Text(Value<Secret> secret) => isVisible ? secret.OrPlaceholder()?.ToString() : secret.OrPlaceholder()?.Value;
        var auth = new YamlMappingNode();
        Add(auth, "username", Username.OrPlaceholder());
        Add(auth, "password", Text(Password));
        Add(auth, "auth", Text(Auth));
        Add(auth, "token", Text(Token));

        var tls = new YamlMappingNode();
        Add(tls, "ca_file", Ca.IsGiven ? PathOf("ca.crt") : null);
        Add(tls, "cert_file", Certificate.IsGiven ? PathOf("client.crt") : null);
        Add(tls, "key_file", Key.IsGiven ? PathOf("client.key") : null);
        if (InsecureSkipVerify.Or(false))
            tls.Add(Yaml.Text("insecure_skip_verify"), Yaml.Flag(true));

        return Yaml.Map([.. new KeyValuePair<string, YamlNode>[] { new("auth", auth), new("tls", tls) }
            .Where(part => ((YamlMappingNode)part.Value).Children.Count > 0)]);
    }

    internal void Check(ProblemList problems)
    {
        if (!Registry.IsUnknown)
            problems.Add("registry", NameProblem(Registry.Or("")));
        if (Username.IsGiven != Password.IsGiven)
            problems.Add(Username.IsGiven ? "password" : "username", "is missing; username and password are required together.");
        if (Auth.IsGiven && Username.IsGiven)
            problems.Add("auth", "cannot be combined with username; remove one of the two.");
        if (Token.IsGiven && (Username.IsGiven || Auth.IsGiven))
            problems.Add("token", "cannot be combined with username or auth; remove one or the other.");
        if (Certificate.IsGiven != Key.IsGiven)
            problems.Add(Certificate.IsGiven ? "key" : "certificate",
                "is missing; a client certificate and its key are required together.");
        problems.Check("ca", Ca, Pem.CertificateProblem);
        problems.Check("certificate", Certificate, Pem.CertificateProblem);
        problems.Check("key", Key, key => Pem.ClientKeyProblem(key.Value) ?? PairProblem(key.Value));
    }

    private string? PairProblem(string key) => Certificate.IsKnown ? Pem.PairProblem(Certificate.Content!, key) : null;

    private string? NameProblem(string registry) => registry switch
    {
        "" when HasCredentials =>
            "is missing, so the credentials have no effect; set the registry, such as registry.example.com:5000.",
        _ => RegistryNames.Problem(registry),
    };

    private string PathOf(string file)
    {
        var registry = Registry.OrPlaceholder() ?? "";
        return $"{Folder}/{(registry == "*" ? "any" : registry.Replace(':', '_').Trim('[', ']'))}.{file}";
    }

    private static void Add(YamlMappingNode node, string key, string? value)
    {
        if (value is not null)
            node.Add(Yaml.Text(key), Yaml.Text(value));
    }
}

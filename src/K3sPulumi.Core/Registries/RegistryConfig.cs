using K3sPulumi.Core.Configuration;
using K3sPulumi.Core.Hosts;
using K3sPulumi.Core.Validation;
using YamlDotNet.RepresentationModel;

namespace K3sPulumi.Core.Registries;

/// <summary>How to speak to one registry.</summary>
/// <param name="Registry">
/// Host (and port) that is contacted: of the endpoint, not of the registry that it mirrors; <c>*</c> for every other one.
/// </param>
internal sealed record RegistryConfig(string Registry)
{
    /// <summary>Beside K3s's own files, because K3s itself never looks in there.</summary>
    private const string Folder = "/etc/rancher/k3s/registries";

    public string? Username { get; init; }

    public Secret? Password { get; init; }

    /// <summary>What <c>docker login</c> stores: user name and password in one base64 text, in place of the two.</summary>
    public Secret? Auth { get; init; }

    /// <summary>An identity token, in place of user name and password.</summary>
    public Secret? Token { get; init; }

    /// <summary>The certificate authority, in PEM form.</summary>
    public string? Ca { get; init; }

    /// <summary>The client's certificate, in PEM form.</summary>
    public string? Certificate { get; init; }

    /// <summary>The client's private key, in PEM form.</summary>
    public Secret? Key { get; init; }

    public bool InsecureSkipVerify { get; init; }

    internal IEnumerable<HostFile> Files()
    {
        if (Ca is { } ca)
            yield return new(PathOf("ca.crt"), "0644", new(ca));
        if (Certificate is { } certificate)
            yield return new(PathOf("client.crt"), "0644", new(certificate));
        if (Key is { } key)
            yield return new(PathOf("client.key"), "0600", key);
    }

    internal bool HasCredentials => (Username ?? Password?.Value ?? Auth?.Value ?? Token?.Value) is not null;

    internal YamlNode ToNode(bool isVisible)
    {
        var auth = new YamlMappingNode();
        Add(auth, "username", Username);
        Add(auth, "password", isVisible ? Password?.ToString() : Password?.Value);
        Add(auth, "auth", isVisible ? Auth?.ToString() : Auth?.Value);
        Add(auth, "token", isVisible ? Token?.ToString() : Token?.Value);

        var tls = new YamlMappingNode();
        Add(tls, "ca_file", Ca is null ? null : PathOf("ca.crt"));
        Add(tls, "cert_file", Certificate is null ? null : PathOf("client.crt"));
        Add(tls, "key_file", Key is null ? null : PathOf("client.key"));
        if (InsecureSkipVerify)
            tls.Add(Yaml.Text("insecure_skip_verify"), Yaml.Flag(true));

        return Yaml.Map([.. new KeyValuePair<string, YamlNode>[] { new("auth", auth), new("tls", tls) }
            .Where(part => ((YamlMappingNode)part.Value).Children.Count > 0)]);
    }

    internal IEnumerable<Problem> Problems(string path)
    {
        if (NameProblem() is { } name)
            yield return new($"{path}.registry", name);
        if (Username is null != Password is null)
            yield return new($"{path}.{(Username is null ? "username" : "password")}", "is missing; user name and password go together.");
        if (Auth is not null && Username is not null)
            yield return new($"{path}.auth", "stands beside a user name; give one or the other.");
        if (Token is not null && (Username is not null || Auth is not null))
            yield return new($"{path}.token", "stands beside a user name or auth; give one or the other.");
        if (Certificate is null != Key is null)
            yield return new($"{path}.{(Certificate is null ? "certificate" : "key")}", "is missing; a client's certificate and key go together.");
        if (Ca is { } ca && Pem.CertificateProblem(ca) is { } authority)
            yield return new($"{path}.ca", authority);
        if (Certificate is { } certificate && Pem.CertificateProblem(certificate) is { } client)
            yield return new($"{path}.certificate", client);
        if (Key is { } key && Pem.PrivateKeyProblem(key.Value) is { } pair)
            yield return new($"{path}.key", pair);
    }

    private string? NameProblem() => Registry switch
    {
        "" when HasCredentials =>
            "is missing, so that the credentials are for nothing; name the registry, such as registry.example.com:5000.",
        _ => RegistryNames.Problem(Registry),
    };

    private string PathOf(string file) =>
        $"{Folder}/{(Registry == "*" ? "any" : Registry.Replace(':', '_').Trim('[', ']'))}.{file}";

    private static void Add(YamlMappingNode node, string key, string? value)
    {
        if (value is not null)
            node.Add(Yaml.Text(key), Yaml.Text(value));
    }
}

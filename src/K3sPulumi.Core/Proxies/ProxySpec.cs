using K3sPulumi.Core.Validation;

namespace K3sPulumi.Core.Proxies;

/// <summary>The way out of a closed network, as far as it is known now.</summary>
internal sealed record ProxySpec
{
    public Value<Secret> HttpProxy { get; init; }

    public Value<Secret> HttpsProxy { get; init; }

    public Value<IReadOnlyList<string>> NoProxy { get; init; }

    public ProxySettings ToSettings() => new()
    {
        HttpProxy = Hidden(HttpProxy),
        HttpsProxy = Hidden(HttpsProxy),
        NoProxy = NoProxy.Or([]),
    };

    /// <summary>What is wrong with the part that is known.</summary>
    public IEnumerable<Problem> Problems(string path) => ToSettings().Problems(path).Where(problem =>
        !(HttpProxy.IsUnknown && problem.Path == $"{path}.httpProxy") && !(HttpsProxy.IsUnknown && problem.Path == $"{path}.httpsProxy"));

    private static Secret? Hidden(Value<Secret> proxy) =>
        proxy.IsKnown ? proxy.Content : proxy.IsGiven ? new Secret(Placeholders.Text) : null;
}

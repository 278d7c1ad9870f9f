using System.Globalization;
using K3sPulumi.LocalEngine.Operations;
using K3sPulumi.LocalEngine.Values;

namespace K3sPulumi.LocalEngine.Live;

/// <summary>The arguments of <c>docker create</c> for a container's inputs. They do not contain values of variables.</summary>
internal sealed class ContainerArguments
{
    private readonly PropertyMap _inputs;
    private readonly List<string> _arguments = [];

    private ContainerArguments(PropertyMap inputs) => _inputs = inputs;

    /// <summary>Variables that are named in arguments; docker takes their values from its own environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public static (IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment) Of(PropertyMap inputs,
        string name)
    {
        ContainerInputs.RefuseOthers(inputs);
        var made = new ContainerArguments(inputs);
        made.Option("--name", name);
        made.Plain();
        made.Storage();
        made.Network();
        made.Limits();
        made.Health();
        made.Command();
        return (made._arguments, made.Environment);
    }

    private void Option(string option, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            _arguments.AddRange([option, value]);
    }

    private void Each(string option, IEnumerable<string> values)
    {
        foreach (var value in values)
            Option(option, value);
    }

    private void Flag(string option, string input)
    {
        if (_inputs.Flag(input) == true)
            _arguments.Add(option);
    }

    private void Plain()
    {
        foreach (var (option, input) in ContainerInputs.Texts)
            Option(option, _inputs.Text(input));
        foreach (var (option, input) in ContainerInputs.Flags)
            Flag(option, input);
        foreach (var (option, input) in ContainerInputs.Lists)
            Each(option, _inputs.Texts(input));
        foreach (var (option, input) in ContainerInputs.Maps)
            Each(option, Pairs(_inputs.Map(input), '='));
        Each("--label", _inputs.Maps("labels").Select(label => $"{label.Text("label")}={label.Text("value")}"));
        Each("--cap-add", _inputs.Map("capabilities")?.Texts("adds") ?? []);
        Each("--cap-drop", _inputs.Map("capabilities")?.Texts("drops") ?? []);
        Each("--device", _inputs.Maps("devices").Select(device =>
            $"{device.Text("hostPath")}:{device.Text("containerPath") ?? device.Text("hostPath")}:"
            + $"{device.Text("permissions") ?? "rwm"}"));
        Option("--restart", Restart(_inputs));
        foreach (var variable in _inputs.Texts("envs"))
        {
            var name = variable.Split('=', 2)[0];
            Environment[name] = variable.Length > name.Length ? variable[(name.Length + 1)..] : "";
            Option("--env", name);
        }
    }

    private void Storage()
    {
        Each("--tmpfs", Pairs(_inputs.Map("tmpfs"), ':').Select(pair => pair.TrimEnd(':')));
        foreach (var volume in _inputs.Maps("volumes"))
            if (volume.Text("fromContainer") is { Length: > 0 } from)
                Option("--volumes-from", from);
            else
                Option("--volume", string.Join(':', new[]
                {
                    volume.Text("volumeName") ?? volume.Text("hostPath"), volume.Text("containerPath"),
                    string.Join(',',
                        new[] { volume.Flag("readOnly") == true ? "ro" : null, volume.Text("selinuxRelabel") }.OfType<string>()),
                }.Where(part => !string.IsNullOrEmpty(part))));
        Each("--mount", _inputs.Maps("mounts").Select(ContainerInputs.Mount));
    }

    private void Network()
    {
        var mode = _inputs.Text("networkMode");
        Option("--network", mode);
        if (_inputs.Maps("networksAdvanced").FirstOrDefault(network => network.Text("name") == mode) is { } joined)
            _arguments.AddRange(ContainerInputs.Endpoint(joined, create: true));
        Each("--add-host", _inputs.Maps("hosts").Select(host => $"{host.Text("host")}:{host.Text("ip")}"));
        foreach (var port in _inputs.Maps("ports"))
        {
            var (address, protocol) = (Bracketed(port.Text("ip") ?? "0.0.0.0"), port.Text("protocol") ?? "tcp");
            Option("--publish", string.Create(CultureInfo.InvariantCulture,
                $"{address}:{port.Number("external")}:{port.Number("internal")}/{protocol}"));
        }
    }

    private void Limits()
    {
        foreach (var (option, input, unit) in ContainerInputs.Numbers)
            if (_inputs.Number(input) is { } number)
                Option(option, number < 0 ? "-1" : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}"));
        Each("--ulimit", _inputs.Maps("ulimits").Select(limit => string.Create(
            CultureInfo.InvariantCulture, $"{limit.Text("name")}={limit.Number("soft")}:{limit.Number("hard")}")));
    }

    private void Health()
    {
        if (_inputs.Map("healthcheck") is not { } check)
            return;
        switch (check.Texts("tests").ToArray())
        {
            case ["NONE"]:
                _arguments.Add("--no-healthcheck");
                break;
            case ["CMD-SHELL", var command]:
                Option("--health-cmd", command);
                break;
            case ["CMD", .. var command]:
                Option("--health-cmd",
                    string.Join(' ', command.Select(part => $"'{part.Replace("'", "'\\''", StringComparison.Ordinal)}'")));
                break;
        }
        Option("--health-interval", check.Text("interval"));
        Option("--health-timeout", check.Text("timeout"));
        Option("--health-start-period", check.Text("startPeriod"));
        Option("--health-retries", check.Number("retries")?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The client accepts one argument as entry point: the others go in front of the command.</summary>
    private void Command()
    {
        var entry = _inputs.Texts("entrypoints");
        Option("--entrypoint", entry.Count == 0 ? null : entry[0]);
        _arguments.Add(_inputs.Text("image") ?? throw new OperationFailedException("image is missing."));
        _arguments.AddRange(entry.Skip(1));
        _arguments.AddRange(_inputs.Texts("command"));
    }

    public static string? Restart(PropertyMap inputs) =>
        inputs.Text("restart") == "on-failure" && inputs.Number("maxRetryCount") is { } most and > 0
        ? string.Create(CultureInfo.InvariantCulture, $"on-failure:{most}")
        : inputs.Text("restart");

    private static IEnumerable<string> Pairs(PropertyMap? map, char between) =>
        (map ?? PropertyMap.Empty).Select(pair => $"{pair.Key}{between}{(pair.Value.Reveal() as StringValue)?.Value}");

    private static string Bracketed(string address) => address.Contains(':') ? $"[{address}]" : address;
}

using K3sPulumi.Wire;

namespace Pulumi.Experimental
{
    /// <summary>The engine that started a provider.</summary>
#pragma warning disable CA1040 // the original has members, which nothing here uses
    public interface IEngine;
#pragma warning restore CA1040
}

namespace Pulumi.Experimental.Provider
{
    /// <summary>A program that serves resources to programs of every language: here only components.</summary>
    public abstract class Provider
    {
        public virtual Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, CancellationToken ct) =>
            throw Missing(nameof(GetSchema));

        public virtual Task<ConstructResponse> Construct(ConstructRequest request, CancellationToken ct) =>
            throw Missing(nameof(Construct));

        /// <summary>Runs until the engine ends the process. The port is the first line that it prints.</summary>
        public static async Task Serve(
            string[] args, string? version, Func<Experimental.IEngine, Provider> factory, CancellationToken cancellationToken)
        {
            var address = EngineAddress(args ?? throw new ArgumentNullException(nameof(args)));
            ArgumentNullException.ThrowIfNull(factory);
            var service = new ProviderService(factory(new Engine()), version ?? "", address, cancellationToken);
            await using var server = await GrpcServer.StartAsync(service.AnswerAsync).ConfigureAwait(false);
            Console.Write(server.Address[(server.Address.LastIndexOf(':') + 1)..] + "\n");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The end of every provider.
            }
        }

        private static string EngineAddress(string[] args)
        {
            string[] given = [.. args.Where((arg, index) => arg is not ("--logtostderr" or "--logflow" or "--tracing")
                && !arg.StartsWith("-v", StringComparison.Ordinal) && (index == 0 || args[index - 1] != "--tracing"))];
            return given.Length == 1
                ? given[0]
                : throw new ArgumentException("Expected an engine address as the only argument.");
        }

        // What a provider does not override, in the original's words, which the engine sees as "unimplemented".
        private static NotImplementedException Missing(string method) => new($"The method '{method}' is not implemented ");

        private sealed class Engine : Experimental.IEngine;
    }
}

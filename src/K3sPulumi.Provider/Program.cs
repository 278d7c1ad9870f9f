using K3sPulumi.Plugin;
using Pulumi.Experimental.Provider;

// It is for programs, and a provider inherits it when a program starts the CLI: failures would be taken for those of a program.
Environment.SetEnvironmentVariable("PULUMI_MONITOR", null);

await Provider.Serve(args, K3sProvider.PackageVersion, _ => new K3sProvider(), CancellationToken.None);

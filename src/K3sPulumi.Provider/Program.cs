using K3sPulumi;
using Pulumi.Experimental.Provider;

// It is for programs, and a provider inherits it when a program starts the CLI: failures would be taken for those of a program.
Environment.SetEnvironmentVariable("PULUMI_MONITOR", null);

await ComponentProviderHost.Serve(args, typeof(K3sPulumi.K3sCluster).Assembly, "k3s");

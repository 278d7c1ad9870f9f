using K3sPulumi;
using Pulumi.Experimental.Provider;

await ComponentProviderHost.Serve(args, typeof(K3sPulumi.K3sCluster).Assembly, "k3s");

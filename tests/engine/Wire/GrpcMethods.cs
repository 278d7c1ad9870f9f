namespace K3sPulumi.Wire;

/// <summary>Request paths of the calls between a program and the engine; all of them are unary.</summary>
internal static class GrpcMethods
{
    public const string SupportsFeature = "/pulumirpc.ResourceMonitor/SupportsFeature";
    public const string RegisterResource = "/pulumirpc.ResourceMonitor/RegisterResource";
    public const string RegisterResourceOutputs = "/pulumirpc.ResourceMonitor/RegisterResourceOutputs";
    public const string ReadResource = "/pulumirpc.ResourceMonitor/ReadResource";
    public const string Invoke = "/pulumirpc.ResourceMonitor/Invoke";
    public const string Call = "/pulumirpc.ResourceMonitor/Call";
    public const string RegisterPackage = "/pulumirpc.ResourceMonitor/RegisterPackage";
    public const string RegisterResourceHook = "/pulumirpc.ResourceMonitor/RegisterResourceHook";
    public const string SignalAndWaitForShutdown = "/pulumirpc.ResourceMonitor/SignalAndWaitForShutdown";
    public const string Log = "/pulumirpc.Engine/Log";
    public const string RequirePulumiVersion = "/pulumirpc.Engine/RequirePulumiVersion";
    public const string InvokeCallback = "/pulumirpc.Callbacks/Invoke";
}

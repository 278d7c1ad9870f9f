namespace K3sPulumi.Wire;

/// <summary>Request paths of the calls between a program, the engine and component providers; all of them are unary.</summary>
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
    public const string SetRootResource = "/pulumirpc.Engine/SetRootResource";
    public const string GetRootResource = "/pulumirpc.Engine/GetRootResource";
    public const string InvokeCallback = "/pulumirpc.Callbacks/Invoke";
    public const string GetSchema = "/pulumirpc.ResourceProvider/GetSchema";
    public const string Configure = "/pulumirpc.ResourceProvider/Configure";
    public const string GetPluginInfo = "/pulumirpc.ResourceProvider/GetPluginInfo";
    public const string Construct = "/pulumirpc.ResourceProvider/Construct";
    public const string Cancel = "/pulumirpc.ResourceProvider/Cancel";
}

namespace K3sPulumi.Tool;

/// <summary>How effects are worded.</summary>
internal static class Effects
{
    public static string Short(Effect effect) => effect switch
    {
        Effect.Prepared => "prepared",
        Effect.Restarted => "reconfigured",
        Effect.Upgraded => "upgraded",
        Effect.Updated => "updated",
        Effect.ContainerReplaced or Effect.Replaced => "replaced",
        Effect.Created => "new",
        Effect.Removed => "removed",
        _ => "unchanged",
    };

    public static string Of(Part part) => part.Effect switch
    {
        Effect.Prepared => "prepared only; K3s keeps running",
        Effect.Restarted => "reconfigured; K3s restarts if its configuration changed",
        Effect.Upgraded => "upgraded; K3s restarts, pods keep running",
        Effect.Updated => "updated",
        Effect.ContainerReplaced when part.IsNode => "container replaced; its pods restart, its data is kept",
        Effect.ContainerReplaced => "container replaced",
        Effect.Replaced => "removed and installed again",
        Effect.Created when part.IsNode => "new node, joins the cluster",
        Effect.Created => "new",
        Effect.Removed when part.IsNode => "drained and removed from the cluster",
        Effect.Removed => "removed",
        _ => "unchanged",
    };

    /// <summary>A sign for plain text and for drawings.</summary>
    public static string Sign(Effect effect) => effect switch
    {
        Effect.Created => "+",
        Effect.Removed => "-",
        Effect.Replaced or Effect.ContainerReplaced => "±",
        Effect.Unchanged => "",
        _ => "~",
    };
}

namespace CityTwin.WorkOrders;

/// <summary>How work orders are decided and kept.</summary>
public sealed class WorkOrderOptions
{
    public const string Section = "WorkOrders";

    /// <summary>How often a command is decided anew when another activation's event came first.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>
    /// How long an answer to a person waits for storage to have what the person decided. The event is on disk and told to
    /// all before that; past this the answer does not wait.
    /// </summary>
    public TimeSpan StoredWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Bytes of a text that comes with an order.</summary>
    public int MaxTextBytes { get; set; } = 8 * 1024;

    /// <summary>Bytes of a picture.</summary>
    public int MaxPhotoBytes { get; set; } = 5 * 1024 * 1024;
}

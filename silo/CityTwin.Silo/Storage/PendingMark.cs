namespace CityTwin.Storage;

/// <summary>The metadata by which a state blob says that it holds pending events.</summary>
internal static class PendingMark
{
    public const string Key = "pending";

    public static Dictionary<string, string>? Of(object? state) =>
        state is IPendingEvents { HasPending: true } ? new Dictionary<string, string> { [Key] = "true" } : null;
}

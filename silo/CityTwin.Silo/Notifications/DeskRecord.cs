namespace CityTwin.Notifications;

/// <summary>A desk as it is stored: how far it has read, what was told and who is asked next.</summary>
[GenerateSerializer, Alias("CityTwin.DeskRecord")]
internal sealed class DeskRecord
{
    /// <summary>The last sequence of the log that was taken; null before the first look.</summary>
    [Id(0)]
    public long? Cursor { get; set; }

    /// <summary>Signs the links in messages.</summary>
    [Id(1)]
    public byte[] LinkKey { get; set; } = [];

    [Id(2)]
    public List<Notification> Notifications { get; set; } = [];

    [Id(3)]
    public List<HandOff> HandOffs { get; set; } = [];
}

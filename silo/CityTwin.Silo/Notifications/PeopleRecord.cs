namespace CityTwin.Notifications;

/// <summary>The people's preferences as they are stored: one blob, overwritten whole, so that what is erased is gone.</summary>
[GenerateSerializer, Alias("CityTwin.PeopleRecord")]
internal sealed class PeopleRecord
{
    /// <summary>Grows with every change.</summary>
    [Id(0)]
    public long Revision { get; set; }

    [Id(1)]
    public Dictionary<string, NotifyPreferences> People { get; set; } = [];
}

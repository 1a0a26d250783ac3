namespace CityTwin.Notifications;

/// <summary>A roster as it is stored.</summary>
[GenerateSerializer, Alias("CityTwin.RosterRecord")]
internal sealed class RosterRecord
{
    [Id(0)]
    public Roster? Roster { get; set; }
}

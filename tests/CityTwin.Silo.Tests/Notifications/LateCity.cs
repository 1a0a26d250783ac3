namespace CityTwin.Silo.Tests.Notifications;

/// <summary>A city whose desks read everything too late for news, as after a long outage of storage.</summary>
public sealed class LateCity() : NotificationCity(
    ("Notifications:Policy:TellNoOlderThan", "-00:00:01"), ("Notifications:LookForMissedEvery", "00:00:00.020"),
    ("Notifications:MissedPerLook", "2"));

namespace CityTwin.Ledger;

/// <summary>Events were decided on an entity as it no longer stands, and were not appended: read it and decide anew.</summary>
[GenerateSerializer, Alias("CityTwin.EventOvertakenException")]
public sealed class EventOvertakenException(string message) : Exception(message);

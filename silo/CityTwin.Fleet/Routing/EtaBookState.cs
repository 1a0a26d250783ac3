namespace CityTwin.Fleet.Routing;

/// <summary>What an <see cref="EtaBook"/> holds, to be stored; oldest first within each profile and hour.</summary>
public sealed record EtaBookState(IReadOnlyList<EtaObservation> ByHour, IReadOnlyList<EtaObservation> Recent);

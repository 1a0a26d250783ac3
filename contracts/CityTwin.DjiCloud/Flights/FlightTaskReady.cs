namespace CityTwin.DjiCloud;

/// <summary>Conditional flights that could begin: the data of <c>flighttask_ready</c>.</summary>
public sealed record FlightTaskReady(IReadOnlyList<string> FlightIds)
{
    public static FlightTaskReady Read(DjiValue data) =>
        new([.. data["flight_ids"].Items().Select(id => id.Text(DjiIds.MaxFlightIdLength))]);
}

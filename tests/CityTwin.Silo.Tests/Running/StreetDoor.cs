using CityTwin.City;
using CityTwin.Ingest;
using CityTwin.Sensing;

namespace CityTwin.Silo.Tests.Running;

/// <summary>
/// Where a test's readings enter a street. Delivering waits until the alerts that they raise have been told too, or could
/// not be: what a test then reads is what came of them.
/// </summary>
internal sealed class StreetDoor(IClusterClient client, DivisionCode street)
{
    public IStreetIngestGrain Grain => client.GetGrain<IStreetIngestGrain>(street.Value);

    public async Task Deliver(IReadOnlyList<Arrival> arrivals)
    {
        await Grain.Deliver(arrivals);
        foreach (var sensor in arrivals.Select(arrival => arrival.Sensor).Distinct())
        {
            await client.GetGrain<ISensorIntake>(sensor.Value).Told();
        }

        foreach (var cell in arrivals.Select(arrival => arrival.Sensor.Birthplace).Distinct())
        {
            await client.GetGrain<ICellInside>(TwinId.Cell(cell).Value).Told();
        }
    }

    public Task Save() => Grain.Save();

    public Task ReportFault(TwinId sensor, string reason, long atMs) => Grain.ReportFault(sensor, reason, atMs);

    public Task Touch(TwinId twin) => Grain.Touch(twin);
}

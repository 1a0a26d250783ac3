namespace CityTwin.Locality;

/// <summary>
/// Placement is affinity, not pinning: after a silo joined or left, what stands on the wrong silo is sent home. State
/// that is only in memory goes with it.
/// </summary>
internal sealed partial class Homecoming(
    Neighbourhood neighbourhood, Residents residents, ILogger<Homecoming> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var map in neighbourhood.Changes(stoppingToken))
        {
            SendHome(map);
        }
    }

    private void SendHome(StreetMap map)
    {
        var (strangers, all) = (0, 0);
        foreach (var resident in residents.Here)
        {
            all++;
            if (map.HomeOf(PlacementKey.Of(resident.GrainId.Key.ToString()!)) != neighbourhood.Self)
            {
                resident.Migrate(requestContext: null, CancellationToken.None);
                strangers++;
            }
        }

        if (strangers > 0)
        {
            LogSent(strangers, all);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Strangers} of {All} grains go to where their street lives now")]
    private partial void LogSent(int strangers, int all);
}

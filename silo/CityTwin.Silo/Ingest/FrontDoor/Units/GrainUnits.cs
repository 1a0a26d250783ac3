using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Fleet.Units;
using CityTwin.Hosting;
using Microsoft.Extensions.Options;

namespace CityTwin.Ingest.FrontDoor.Units;

/// <summary>Hands what units say to their grains, and once more when a silo is just gone.</summary>
internal sealed class GrainUnits(IGrainFactory grains, IOptions<FrontDoorOptions> options, TimeProvider clock) : IUnitIntake
{
    public async Task Hear(TwinId unit, IReadOnlyList<UnitMessage> messages, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        for (var tries = 1; ; tries++)
        {
            try
            {
                // Taken twice is harmless: a grain knows what it has heard.
                await grains.Grain<IUnitGrain>(unit.Value).Hear(messages).WaitAsync(settings.UnitHearsWithin, clock, cancellationToken);
                return;
            }
            catch (Exception e) when (tries < settings.UnitTries && e is not OperationCanceledException)
            {
                await Task.Delay(settings.UnitAgainAfter, clock, cancellationToken);
            }
        }
    }

    public void Note(TwinId unit, UnitMessageRefused refused) => grains.Grain<IUnitInside>(unit.Value).Note(refused).Ignore();
}

using CityTwin.City;
using CityTwin.Sensing;

namespace CityTwin.Gateway.Tests.Scripted;

/// <summary>A sensor with a name and a place.</summary>
public sealed class ScriptedSensor : Grain, ISensorGrain
{
    public Task<SensorView?> Get()
    {
        var id = TwinId.Parse(this.GetPrimaryKeyString());
        var row = ScriptedCity.Row(id.Birthplace.Value, id.Value.Split(':')[2], 1);
        return Task.FromResult<SensorView?>(new SensorView(row, DeviceClock.Live, 1, null, [], []));
    }
}

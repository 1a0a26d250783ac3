using CityTwin.Fleet;
using CityTwin.Fleet.Units;
using CityTwin.Hosting;

namespace CityTwin.Ingest.Registry;

/// <summary>Makes units known to their grains. What is enrolled twice stays what it is.</summary>
internal sealed class UnitEnrolment(IGrainFactory grains)
{
    /// <summary>
    /// The devices whose units are known now; one whose twin is another's is not among them. When a grain fails nothing is
    /// registered, and what was enrolled waits for the request to be made again.
    /// </summary>
    /// <param name="isRevoked">Whether a device is: its unit goes to the one that takes its place.</param>
    public async Task<IReadOnlySet<string>> Enrol(IReadOnlyList<DeviceRequest> requests, Func<string, Task<bool>> isRevoked)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in requests)
        {
            if (await TryEnrol(request.Unit!, isRevoked))
            {
                known.Add(request.DeviceId);
            }
        }

        return known;
    }

    private async Task<bool> TryEnrol(UnitDefinition unit, Func<string, Task<bool>> isRevoked)
    {
        var grain = grains.Grain<IUnitGrain>(unit.Id.Value);
        try
        {
            await grain.Enrol(unit);
            return true;
        }
        catch (UnitRefusedException e) when (e.Why == UnitRefusal.Taken)
        {
            if (await grain.Get() is not { } held || !await isRevoked(held.Definition.DeviceId))
            {
                return false;
            }

            await grains.Grain<IUnitInside>(unit.Id.Value).Replace(held.Definition.DeviceId, unit);
            return true;
        }
    }
}

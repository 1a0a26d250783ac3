using CityTwin.City;
using CityTwin.Hosting;
using CityTwin.Sensing;

namespace CityTwin.Ingest.Registry;

/// <summary>Gives devices their places in their cells. What is enrolled twice has the place it had.</summary>
internal sealed class Enrolment(IGrainFactory grains)
{
    /// <summary>
    /// The definitions by device id. A device that has no sensor is not among them, nor is one whose twin is taken.
    /// When a cell fails nothing is registered; the places already given wait for the request to be made again.
    /// </summary>
    /// <param name="isRevoked">Whether a device is: its twin goes to the one that takes its place.</param>
    public async Task<IReadOnlyDictionary<string, SensorDefinition>> Enroll(
        IReadOnlyList<DeviceRequest> requests, Func<string, Task<bool>> isRevoked)
    {
        var places = await Enroll(requests);
        var freed = new List<DeviceRequest>();
        foreach (var request in requests.Where(one => one.Kind.Length > 0 && !places.ContainsKey(one.DeviceId)))
        {
            if (await TryFree(request, isRevoked))
            {
                freed.Add(request);
            }
        }

        return freed.Count == 0 ? places : places.Concat(await Enroll(freed)).ToDictionary();
    }

    private async Task<Dictionary<string, SensorDefinition>> Enroll(IReadOnlyList<DeviceRequest> requests)
    {
        var cells = requests.Where(request => request.Kind.Length > 0).GroupBy(request => request.Cell);
        var places = await Task.WhenAll(cells.Select(cell => Enroll(cell.Key, [.. cell])));
        return places.SelectMany(place => place).ToDictionary(definition => definition.DeviceId);
    }

    /// <summary>A twin whose device was revoked is free, and begins a new life.</summary>
    private async Task<bool> TryFree(DeviceRequest request, Func<string, Task<bool>> isRevoked)
    {
        var cell = grains.Grain<ICellGrain>(TwinId.Cell(request.Cell).Value);
        if (request.RequestedTwin is not { } twin || await cell.HolderOf(twin) is not { } holder || !await isRevoked(holder))
        {
            return false;
        }

        await cell.Release(twin, holder);
        return true;
    }

    private async Task<IReadOnlyList<SensorDefinition>> Enroll(DivisionCode code, IReadOnlyList<DeviceRequest> requests)
    {
        var cell = grains.Grain<ICellGrain>(TwinId.Cell(code).Value);
        SensorEnrolment[] wanted = [.. requests.Select(Ask)];
        var given = await cell.Enroll(wanted);

        // A place from a registration that was never finished, made for another request than this one.
        var asked = wanted.ToDictionary(enrolment => enrolment.DeviceId);
        var stale = given.Where(definition => !IsFor(definition, asked[definition.DeviceId])).ToArray();
        foreach (var definition in stale)
        {
            await cell.Withdraw(definition.Id);
        }

        return stale.Length == 0 ? given : await cell.Enroll(wanted);
    }

    private static SensorEnrolment Ask(DeviceRequest request) => new(
        request.DeviceId, request.Kind, request.Position, request.Building, request.Name, request.Clock,
        request.RequestedTwin);

    private static bool IsFor(SensorDefinition definition, SensorEnrolment asked) =>
        definition.Kind == asked.Kind
        && definition.Clock == asked.Clock
        && definition.Building == asked.Building
        && definition.Name == asked.Name
        && (asked.Position is null || asked.Position == definition.Position)
        && (asked.Requested is null || asked.Requested == definition.Id);
}

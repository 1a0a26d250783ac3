using CityTwin.City;
using CityTwin.Fleet;

namespace CityTwin.Ingest.FrontDoor.Units;

/// <summary>What one connection says of units, in order: the next is handed over when the ones before have been taken.</summary>
internal sealed class UnitLine(IUnitIntake intake)
{
    private Task _before = Task.CompletedTask;

    /// <summary>
    /// Waits until what was handed over before is taken, so that a slow unit's own line fills and nobody else's.
    /// </summary>
    /// <returns>Completes when these have been taken.</returns>
    public async ValueTask<Task> Enter(IReadOnlyList<(TwinId Unit, UnitMessage Message)> said, CancellationToken cancellationToken)
    {
        await _before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _before = Hear([.. said], cancellationToken);
    }

    private async Task Hear((TwinId Unit, UnitMessage Message)[] said, CancellationToken cancellationToken)
    {
        for (var first = 0; first < said.Length;)
        {
            var end = first;
            while (end < said.Length && said[end].Unit == said[first].Unit)
            {
                end++;
            }

            await intake.Hear(said[first].Unit, [.. said[first..end].Select(one => one.Message)], cancellationToken);
            first = end;
        }
    }
}

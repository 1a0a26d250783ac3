using CityTwin.DevicesSim.Publishing;

namespace CityTwin.DevicesSim.Units;

/// <summary>Says how the units' lines fare when something has changed: one that is refused must not go unseen until the end.</summary>
internal static class UnitsWatch
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    public static async Task Run(Tally tally, Action<string> say, TimeProvider clock, CancellationToken stop)
    {
        (long, long, long, long) said = default;
        while (true)
        {
            await Task.Delay(Look, clock, stop);
            var seen = (tally.Connected, tally.Refused, tally.Dropped, tally.ConnectsFailed);
            if (seen != said)
            {
                said = seen;
                say(Sentence(tally));
            }
        }
    }

    private static string Sentence(Tally tally)
    {
        var why = tally.Examples.Values.FirstOrDefault() ?? tally.LastTrouble;
        return $"Units: {tally.Connected} lines up, {tally.Acknowledged} messages sent, {tally.Refused} refused, {tally.Dropped} dropped"
            + (why.Length > 0 ? $", trouble {why}" : ".");
    }
}

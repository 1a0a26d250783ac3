using System.Globalization;

namespace CityTwin.Fleet.Driving.Vda5050;

/// <summary>
/// What an action gave, where it says so by names: <c>gasPercentLel=12.5;coPpm=3</c>, <c>media=robots/r7/7.jpg;simulated=true</c>.
/// Other results are for people.
/// </summary>
internal static class ActionResults
{
    private const int MaxFigures = 16;

    /// <summary>Characters of a key that a refusal repeats.</summary>
    private const int MaxShown = 100;

    /// <param name="prefix">Where the device's own pictures are: one that is elsewhere is another's, and no evidence of this task.</param>
    public static IEnumerable<UnitSignal> Read(long atMs, string taskId, string result, string prefix)
    {
        var named = result.Split(';', MaxFigures + 1, StringSplitOptions.TrimEntries).Take(MaxFigures)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2 && part[0].Length is > 0 and <= 64 && part[0].All(char.IsAsciiLetterOrDigit)).ToList();
        var isSimulated = named.Exists(part => part is ["simulated", "true"]);
        foreach (var part in named)
        {
            if (part[0] == "media" && part[1].Length > 0)
            {
                yield return MediaObject.IsUnder(prefix, part[1])
                    ? new MediaTaken(atMs, taskId, part[1], MediaType(part[1]), null, null, isSimulated)
                    : new UnitMessageRefused(atMs, "state", "foreign-media", "$.actionStates", Foreign(part[1], prefix));
            }
            else if (double.TryParse(part[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                yield return new TaskMeasured(atMs, taskId, part[0], value);
            }
        }
    }

    private static string Foreign(string key, string prefix) =>
        $"'{(key.Length <= MaxShown ? key : key[..MaxShown] + "…")}' is not a plain key under {prefix}/, where this robot's pictures are.";

    private static string MediaType(string key) => key.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? "image/png" : "image/jpeg";
}

using System.Globalization;

namespace CityTwin.Fleet.Planning.Solomon;

/// <summary>Routes of customers' numbers, each from the depot and back.</summary>
public sealed record SolomonSolution(IReadOnlyList<IReadOnlyList<int>> Routes)
{
    private const string Head = "Route";

    /// <summary>Reads lines of the form <c>Route #1: 5 3 7</c>; others are passed over.</summary>
    /// <exception cref="FormatException">A route's line has something else than numbers.</exception>
    public static SolomonSolution Read(TextReader text)
    {
        var routes = new List<IReadOnlyList<int>>();
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith(Head, StringComparison.OrdinalIgnoreCase) && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                routes.Add([.. line[(colon + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word =>
                    int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number
                        : throw new FormatException($"'{line}' has '{word}'; customers' numbers."))]);
            }
        }

        return new SolomonSolution(routes);
    }

    /// <summary>The plan of <see cref="SolomonProblem"/> as routes.</summary>
    public static SolomonSolution Of(Plan plan) => new(
        [.. plan.Units.Where(unit => unit.Stops.Count > 0)
            .Select(unit => (IReadOnlyList<int>)[.. unit.Stops.Select(stop => int.Parse(stop.At.JobId, CultureInfo.InvariantCulture))])]);
}

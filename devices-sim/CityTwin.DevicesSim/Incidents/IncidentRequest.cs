using System.Globalization;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Incidents;

/// <summary>An incident as asked for: by name, and in a cell, by a seed of its own, or wherever the simulator's seed says.</summary>
internal sealed record IncidentRequest(string Name, string? Cell, long? Seed)
{
    private const int CellDigits = 15;

    /// <summary>Reads <c>storm</c>, <c>storm 500103001001007</c> or <c>storm 42</c>.</summary>
    /// <exception cref="InputException">It is not one of these.</exception>
    public static IncidentRequest Parse(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 1 or > 2)
        {
            throw new InputException($"'{line}' is not an incident: expected its name and, if you like, a cell or a seed.");
        }

        var script = IncidentLibrary.Find(words[0]);
        var where = words.ElementAtOrDefault(1);
        if (where is null)
        {
            return new IncidentRequest(script.Name, null, null);
        }

        if (where.Length == CellDigits && where.All(char.IsAsciiDigit))
        {
            return new IncidentRequest(script.Name, where, null);
        }

        return long.TryParse(where, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? new IncidentRequest(script.Name, null, seed)
            : throw new InputException($"'{where}' is neither a cell's 15 digits nor a seed.");
    }
}

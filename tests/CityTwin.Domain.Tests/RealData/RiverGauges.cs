using System.Globalization;
using System.IO.Compression;

namespace CityTwin.Domain.Tests.RealData;

/// <summary>
/// Hub'Eau's river gauges, January 2020 (Licence Ouverte 2.0): 45 files in an archive, a row every ten minutes,
/// semicolons, newest first, millimetres, negative stages valid.
/// </summary>
internal sealed record RiverGauges(string Site, string River, IReadOnlyList<(long TimeMs, double LevelM)> Series)
{
    private const int TimeColumn = 7;
    private const int StageColumn = 8;

    public DateTimeOffset PeakAt => At(Series.MaxBy(row => row.LevelM).TimeMs);

    /// <summary>The last time it stood at its highest.</summary>
    public DateTimeOffset PeakEnd => At(Series.Last(row => row.LevelM == Series.Max(r => r.LevelM)).TimeMs);

    public static DateTimeOffset At(long timeMs) => DateTimeOffset.FromUnixTimeMilliseconds(timeMs);

    public static List<RiverGauges> Read(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Where(entry => entry.Name.Contains("_10m_", StringComparison.Ordinal))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(Read)];
    }

    private static RiverGauges Read(ZipArchiveEntry entry)
    {
        using var lines = new StreamReader(entry.Open());
        var rows = new List<(long, double)>();
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
        {
            var cells = line.Split(';');
            rows.Add((
                DateTimeOffset.Parse(cells[TimeColumn].Trim('"'), CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
                double.Parse(cells[StageColumn].Trim('"'), CultureInfo.InvariantCulture) / 1000));
        }

        rows.Reverse();
        var name = Path.GetFileNameWithoutExtension(entry.Name).Split('_');
        return new RiverGauges(name[2], name[^1], rows);
    }
}

using System.Globalization;

namespace CityTwin.EndToEnd.RealInput;

/// <summary>What a Hub'Eau file of one river gauge ends with, in time: its newest stage. Rows are newest first.</summary>
internal sealed record GaugeFile(string Site, DateTimeOffset NewestAt, double NewestM)
{
    private const int SiteColumn = 0;
    private const int TimeColumn = 7;
    private const int StageColumn = 8;

    /// <summary>Reads it by hand, so that a mistake of the replay's reader is not made twice.</summary>
    public static GaugeFile Read(string file)
    {
        var (site, at, millimetres) = Rows(file).MaxBy(row => row.At);
        return new GaugeFile(site, at, millimetres / 1000);
    }

    /// <summary>When the stage was highest, for the last time.</summary>
    public static DateTimeOffset Peak(string file)
    {
        var rows = Rows(file).ToList();
        var highest = rows.Max(row => row.Millimetres);
        return rows.Where(row => row.Millimetres == highest).Max(row => row.At);
    }

    private static IEnumerable<(string Site, DateTimeOffset At, double Millimetres)> Rows(string file) =>
        File.ReadLines(file).Skip(1)
            .Select(line => line.Split(';').Select(cell => cell.Trim('"')).ToArray())
            .Select(cells => (cells[SiteColumn],
                DateTimeOffset.Parse(cells[TimeColumn], CultureInfo.InvariantCulture),
                double.Parse(cells[StageColumn], CultureInfo.InvariantCulture)));
}

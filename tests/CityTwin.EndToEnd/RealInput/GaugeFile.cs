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
        var rows = File.ReadLines(file).Skip(1)
            .Select(line => line.Split(';').Select(cell => cell.Trim('"')).ToArray())
            .Select(cells => (Site: cells[SiteColumn],
                At: DateTimeOffset.Parse(cells[TimeColumn], CultureInfo.InvariantCulture),
                Millimetres: double.Parse(cells[StageColumn], CultureInfo.InvariantCulture)));
        var (site, at, millimetres) = rows.MaxBy(row => row.At);
        return new GaugeFile(site, at, millimetres / 1000);
    }
}

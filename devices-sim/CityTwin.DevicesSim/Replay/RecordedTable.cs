using System.Globalization;
using CityTwin.DevicesSim.Files;

namespace CityTwin.DevicesSim.Replay;

/// <summary>Goes through a table of measurements, past the rows that cannot be read.</summary>
internal static class RecordedTable
{
    // A reader that finds no end of a broken row must not look for it forever.
    private const int MaxBadInARow = 1000;

    public static IEnumerable<T> Rows<T>(CsvTable table, BadRows bad, Func<CsvTable, T> read)
        where T : class
    {
        var inARow = 0;
        while (inARow < MaxBadInARow)
        {
            T? row;
            try
            {
                row = table.Read() ? read(table) : null;
            }
            catch (InputException e)
            {
                bad.Add(e.Message);
                inARow++;
                continue;
            }

            if (row is null)
            {
                yield break;
            }

            inARow = 0;
            yield return row;
        }

        bad.Add($"{table.Name}: given up after {MaxBadInARow} rows in a row that cannot be read.");
    }

    /// <exception cref="InputException">It is not a finite number.</exception>
    public static double Number(CsvTable table, string column) =>
        double.TryParse(table.Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? number
            : throw table.Refuse($"{column} is '{table.Text(column)}', not a number.");

    /// <summary>A time with its zone, or in UTC when it has none.</summary>
    /// <exception cref="InputException">It is not a time.</exception>
    public static long TimeMs(CsvTable table, string column) =>
        DateTimeOffset.TryParse(
            table.Text(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : throw table.Refuse($"{column} is '{table.Text(column)}', not a time.");
}

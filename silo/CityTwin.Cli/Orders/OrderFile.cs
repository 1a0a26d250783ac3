using System.Globalization;
using CityTwin.V1;
using CsvHelper;
using Google.Protobuf.WellKnownTypes;

namespace CityTwin.Cli.Orders;

/// <summary>
/// A CSV of another system's reports, UTF-8 with a header: <c>number, category, longitude, latitude</c>, and any of
/// <c>occurred_at, urgency, description, reporter</c>. A row that cannot be read is told by its line, and the others go on.
/// </summary>
internal static class OrderFile
{
    private const int MaxRowBytes = 1024 * 1024;

    /// <summary>A reader that finds no end of a broken row must not look for it forever.</summary>
    private const int MaxBrokenInARow = 100;

    private static readonly string[] Needed = ["number", "category", "longitude", "latitude"];
    private static readonly string[] Times = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/MM/dd HH:mm:ss", "yyyy/MM/dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly TimeSpan ChinaStandardTime = TimeSpan.FromHours(8);

    /// <exception cref="CliException">There is no such file, or a column is missing.</exception>
    public static IEnumerable<OrderRow> Read(string path)
    {
        using var csv = Open(path);
        var broken = 0;
        while (broken < MaxBrokenInARow && Next(csv) is { } row)
        {
            broken = row.Report is null ? broken + 1 : 0;
            yield return row;
        }

        if (broken == MaxBrokenInARow)
        {
            throw new CliException($"{path}:{csv.LineNumber}: given up after {MaxBrokenInARow} rows in a row that cannot be read.");
        }
    }

    private static CsvReader Open(string path)
    {
        CsvReader csv;
        try
        {
            csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true, MaxRecordSize = MaxRowBytes });
            csv.ReadHeader();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException or InvalidOperationException)
        {
            throw new CliException($"{path}: there is no header that can be read: {e.Message}");
        }

        return Needed.Except(csv.Headers).ToArray() is { Length: > 0 } missing
            ? throw new CliException($"{path}: the columns {string.Join(", ", missing)} are missing; it has {string.Join(", ", csv.Headers)}.")
            : csv;
    }

    private static OrderRow? Next(CsvReader csv)
    {
        try
        {
            if (!csv.Read())
            {
                return null;
            }

            return csv.FieldCount == csv.Headers.Count
                ? new OrderRow((int)csv.LineNumber, Report(csv), "")
                : new OrderRow((int)csv.LineNumber, null, $"it has {csv.FieldCount} fields, the header {csv.Headers.Count}.");
        }
        catch (Exception e) when (e is CsvFormatException or FormatException)
        {
            return new OrderRow((int)csv.LineNumber, null, e.Message);
        }
    }

    private static ImportedReport Report(CsvReader csv) => new()
    {
        Number = Text(csv, "number"),
        Category = Text(csv, "category"),
        Longitude = Degrees(csv, "longitude"),
        Latitude = Degrees(csv, "latitude"),
        OccurredAt = Text(csv, "occurred_at") is { Length: > 0 } text ? Timestamp.FromDateTimeOffset(Moment(text)) : null,
        Urgency = Text(csv, "urgency"),
        Description = Text(csv, "description"),
        Reporter = Text(csv, "reporter"),
    };

    private static string Text(CsvReader csv, string column)
    {
        var text = csv.Headers.Contains(column) ? csv.GetString(column).Trim() : "";
        return text.Contains('\uFFFD') ? throw new FormatException($"{column} is not UTF-8 text.") : text;
    }

    private static double Degrees(CsvReader csv, string column) =>
        double.TryParse(Text(csv, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)
            ? degrees
            : throw new FormatException($"{column} is '{Text(csv, column)}', not a number of degrees.");

    /// <summary>A moment with its offset, or one of the city's clocks, which all show China Standard Time.</summary>
    private static DateTimeOffset Moment(string text) =>
        DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, ChinaStandardTime)
            : (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-'))
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                ? moment
                : throw new FormatException($"occurred_at is '{text}', not a time as 2026-07-01 08:30:00 or 2026-07-01T00:30:00Z.");
}

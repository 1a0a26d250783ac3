using System.Globalization;
using CityTwin.City;
using CsvHelper;

namespace CityTwin.Cli.Replay.ServiceRequests;

/// <summary>Reads the recording of Baltimore's 311 (Open Baltimore), <c>311_sample.csv</c>.</summary>
internal static class RecordedRequests
{
    public const string FileName = "311_sample.csv";

    private const int MaxRowBytes = 64 * 1024;

    private static readonly string[] Needed =
        ["SRRecordID", "SRType", "Agency", "MethodReceived", "CreatedDate", "SRStatus", "Address", "Latitude", "Longitude"];

    /// <summary>The recording's clocks; that of summer makes an hour's difference, to all alike.</summary>
    private static readonly TimeSpan EasternStandardTime = TimeSpan.FromHours(-5);

    /// <exception cref="CliException">There is no recording in the folder, or a row of it cannot be read.</exception>
    public static IReadOnlyList<RecordedRequest> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true, MaxRecordSize = MaxRowBytes });
            csv.ReadHeader();
            if (Needed.Except(csv.Headers).ToArray() is { Length: > 0 } missing)
            {
                throw new CliException($"{path}: the columns {string.Join(", ", missing)} are missing.");
            }

            var requests = new List<RecordedRequest>();
            while (csv.Read())
            {
                requests.Add(Row(csv, path));
            }

            return requests;
        }
        catch (Exception e) when (e is IOException or CsvFormatException or InvalidOperationException)
        {
            throw new CliException($"{path}: cannot be read: {e.Message}");
        }
    }

    private static RecordedRequest Row(CsvReader csv, string path)
    {
        var text = csv.GetString("CreatedDate");
        if (!DateTime.TryParseExact(text, "MM/dd/yyyy hh:mm:ss tt", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new CliException($"{path}:{csv.LineNumber}: CreatedDate is '{text}', not a time as 04/12/2018 11:11:26 AM.");
        }

        var placed = double.TryParse(csv.GetString("Latitude"), CultureInfo.InvariantCulture, out var latitude)
            & double.TryParse(csv.GetString("Longitude"), CultureInfo.InvariantCulture, out var longitude);
        return new RecordedRequest(
            csv.GetString("SRRecordID"), csv.GetString("SRType"), csv.GetString("Agency"), csv.GetString("MethodReceived"),
            new DateTimeOffset(local, EasternStandardTime).ToUnixTimeMilliseconds(),
            placed ? new GeoPoint(longitude, latitude) : null, csv.GetString("Address"),
            csv.GetString("SRStatus").Contains("Duplicate", StringComparison.Ordinal));
    }
}

using System.Globalization;
using System.Text;
using CityTwin.City;
using CityTwin.Testing;

namespace CityTwin.Domain.Tests.WorkOrders;

/// <summary>A row of the 10,000 reports of Baltimore's 311, 2014 to 2019: a sample of a hundredth of all that came in.</summary>
internal sealed record BaltimoreReport(
    string Id, string Type, string Agency, string Source, long AtMs, GeoPoint? At, string Address, bool IsDuplicate)
{
    public static IReadOnlyList<BaltimoreReport> Read()
    {
        var lines = File.ReadLines(SharedData.Require("07-service-requests/baltimore-311/311_sample.csv"));
        var columns = Fields(lines.First()).Index().ToDictionary(x => x.Item, x => x.Index);
        return [.. lines.Skip(1).Select(line => Row(Fields(line), columns))];
    }

    private static BaltimoreReport Row(List<string> row, Dictionary<string, int> columns)
    {
        string Field(string name) => row[columns[name]];
        var local = DateTime.ParseExact(Field("CreatedDate"), "MM/dd/yyyy hh:mm:ss tt", CultureInfo.InvariantCulture);
        var placed = double.TryParse(Field("Latitude"), CultureInfo.InvariantCulture, out var latitude)
            & double.TryParse(Field("Longitude"), CultureInfo.InvariantCulture, out var longitude);
        return new BaltimoreReport(
            Field("SRRecordID"), Field("SRType"), Field("Agency"), Field("MethodReceived"),
            new DateTimeOffset(local, TimeSpan.FromHours(-5)).ToUnixTimeMilliseconds(),
            placed ? new GeoPoint(longitude, latitude) : null, Field("Address"),
            Field("SRStatus").Contains("Duplicate", StringComparison.Ordinal));
    }

    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line.TrimStart('\uFEFF'))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}

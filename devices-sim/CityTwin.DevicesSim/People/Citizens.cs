using CityTwin.DevicesSim.Chance;

namespace CityTwin.DevicesSim.People;

/// <summary>
/// What citizens see and report: now and then something anywhere, and where a sensor has raised an order, the same matter a
/// few steps away in their own words.
/// </summary>
internal sealed class Citizens(ulong seed, V1.Desk desk, IReadOnlyList<V1.Division> cells, TimeSpan between)
{
    /// <summary>Metres of a degree of latitude.</summary>
    private const double MetresPerDegree = 111_195;
    private const double WitnessWithinM = 40;
    private const int MostWitnesses = 3;

    private static readonly string[] Openings = ["", "你好，", "请尽快处理：", "有市民反映："];
    private static readonly string[] Places = ["路边", "小区门口", "公交站旁", "学校附近", "桥下"];

    private readonly V1.WorkCategory[] _seen =
        [.. desk.Categories.Where(category => category.Code.StartsWith('M') && !category.Code.StartsWith("M04", StringComparison.Ordinal))];

    /// <summary>The pause before the n-th report of something anywhere.</summary>
    public TimeSpan PauseBefore(long number) => between * (0.3 + (1.4 * Noise.Unit(Noise.Seed(seed, "pause"), number)));

    /// <summary>The n-th report of something anywhere; null when the city has no cells or categories for it.</summary>
    public V1.ReportOrderRequest? Anywhere(long number)
    {
        if (cells.Count == 0 || _seen.Length == 0)
        {
            return null;
        }

        var own = Noise.Seed(Noise.Seed(seed, "anywhere"), number);
        var cell = cells[(int)(Noise.Unit(own, 1) * cells.Count)];
        var category = _seen[(int)(Noise.Unit(own, 2) * _seen.Length)];
        return Report(own, category, cell.Longitude, cell.Latitude, withinM: 25);
    }

    /// <summary>What passers-by report of a matter that a sensor raised, and how long after.</summary>
    public IEnumerable<(TimeSpan After, V1.ReportOrderRequest Report)> Witnesses(V1.Order order)
    {
        var own = Noise.Seed(Noise.Seed(seed, "witness"), order.Id);
        if (desk.Categories.FirstOrDefault(category => category.Code == order.Category) is not { } category)
        {
            yield break;
        }

        for (var i = 0; i < (int)(Noise.Unit(own) * (MostWitnesses + 1)); i++)
        {
            var one = Noise.Seed(own, i + 1);
            yield return (
                TimeSpan.FromSeconds(Noise.Between(one, 9, 3, 40)),
                Report(one, category, order.Longitude, order.Latitude, WitnessWithinM));
        }
    }

    private static V1.ReportOrderRequest Report(
        ulong own, V1.WorkCategory category, double longitude, double latitude, double withinM)
    {
        var (east, north) = (Noise.Between(own, 3, -withinM, withinM), Noise.Between(own, 4, -withinM, withinM));
        var at = latitude + (north / MetresPerDegree);
        return new V1.ReportOrderRequest
        {
            RequestId = own.ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
            Source = Noise.Unit(own, 5) < 0.6 ? "citizen" : "hotline",
            Category = category.Code,
            Longitude = longitude + (east / (MetresPerDegree * Math.Cos(at * Math.PI / 180))),
            Latitude = at,
            Description = $"{Of(Openings, own, 6)}{Of(Places, own, 7)}{category.Name}",
            Reporter = $"模拟市民 {own % 10_000:D4}",
        };
    }

    private static string Of(string[] words, ulong own, long number) => words[(int)(Noise.Unit(own, number) * words.Length)];
}

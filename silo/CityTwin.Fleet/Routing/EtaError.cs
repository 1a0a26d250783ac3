namespace CityTwin.Fleet.Routing;

/// <summary>How far predictions were off. Positive is late: it took longer than was told.</summary>
/// <param name="Journeys">Over how many.</param>
/// <param name="BiasS">The mean of actual − told, seconds.</param>
/// <param name="MeanAbsoluteS">The mean of |actual − told|, seconds.</param>
/// <param name="P90AbsoluteS">Nine in ten were off by no more than this, seconds (nearest rank).</param>
/// <param name="UncorrectedMeanAbsoluteS">The mean of |actual − predicted|, had nothing been corrected.</param>
public sealed record EtaError(
    int Journeys, double BiasS, double MeanAbsoluteS, double P90AbsoluteS, double UncorrectedMeanAbsoluteS)
{
    public static EtaError Of(IEnumerable<EtaObservation> journeys)
    {
        var all = journeys.ToList();
        if (all.Count == 0)
        {
            return new EtaError(0, 0, 0, 0, 0);
        }

        var off = all.Select(j => (j.ActualMs - j.ToldMs) / 1000.0).ToList();
        var absolute = off.Select(Math.Abs).Order().ToList();
        return new EtaError(
            all.Count, off.Average(), absolute.Average(), absolute[(int)Math.Ceiling(0.9 * all.Count) - 1],
            all.Average(j => Math.Abs(j.ActualMs - j.PredictedMs) / 1000.0));
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Journeys} journeys: bias {BiasS:+0.0;-0.0;0.0} s, mean error {MeanAbsoluteS:0.0} s, p90 {P90AbsoluteS:0.0} s (uncorrected {UncorrectedMeanAbsoluteS:0.0} s)");
}

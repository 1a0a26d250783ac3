namespace CityTwin.Domain.Tests.RealData;

/// <summary>
/// The benchmark's standard profile (Lavin and Ahmad 2015): a window found is worth up to 1, the earlier the more; one
/// missed costs 1; a false alarm costs up to 0.11, less when it follows a window closely. Alarms in probation are not
/// scored. Normalised, 0 is the silent detector and 100 the perfect one; below 0 silence would have been better.
/// </summary>
internal readonly record struct NabScore(double Raw, int Windows, int Found, int TrueAlarms, int FalseAlarms)
{
    private const double FalseAlarmCost = 0.11;
    private const double FarBehind = 3;

    public double Normalised => Windows == 0 ? double.NaN : 100 * (Raw + Windows) / (2.0 * Windows);

    public double Precision => (double)TrueAlarms / Math.Max(1, TrueAlarms + FalseAlarms);

    public double Recall => (double)Found / Windows;

    public static NabScore operator +(NabScore a, NabScore b) => new(
        a.Raw + b.Raw, a.Windows + b.Windows, a.Found + b.Found, a.TrueAlarms + b.TrueAlarms, a.FalseAlarms + b.FalseAlarms);

    public static NabScore Of(NabSeries series, IEnumerable<long> alarmsMs)
    {
        var times = series.Rows.Select(row => row.TimeMs).ToList();
        var alarms = alarmsMs.Where(at => at >= times[series.Probation]).Order().ToList();
        int Row(long timeMs) => times.BinarySearch(timeMs) is var at && at < 0 ? ~at : at;
        double Behind((long FromMs, long ToMs) window, long at) =>
            (Row(at) - Row(window.ToMs)) / (double)Math.Max(1, Row(window.ToMs) - Row(window.FromMs));

        var (raw, found) = (0.0, 0);
        foreach (var window in series.Windows)
        {
            var first = alarms.Where(at => at >= window.FromMs && at <= window.ToMs).Cast<long?>().FirstOrDefault();
            raw += first is { } at ? Sigmoid(Behind(window, at)) / Sigmoid(-1) : -1;
            found += first is null ? 0 : 1;
        }

        var wrong = alarms.Where(at => !series.Windows.Any(w => at >= w.FromMs && at <= w.ToMs)).ToList();
        foreach (var at in wrong)
        {
            var before = series.Windows.Where(window => window.ToMs < at).ToList();
            var behind = before.Count == 0 ? FarBehind : Behind(before.MaxBy(window => window.ToMs), at);
            raw += FalseAlarmCost * (behind < FarBehind ? Sigmoid(behind) : -1);
        }

        return new NabScore(raw, series.Windows.Count, found, alarms.Count - wrong.Count, wrong.Count);
    }

    private static double Sigmoid(double behind) => (2 / (1 + Math.Exp(5 * behind))) - 1;
}

using CityTwin.Fleet;
using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>Whether the dispatch rules make sense, and speak of rules, kinds and divisions that there are.</summary>
internal static class DispatchCheck
{
    private const int MaxHoldBackSeconds = 600;
    private const int MaxFollowUps = 20;
    private const int MaxAttempts = 20;
    private const int MaxSeconds = 86_400;
    private const double MaxHeightM = 500;

    public static void Run(
        CityPackageReader reader, KnownDivisions known, IReadOnlyDictionary<string, SensorKind> kinds, ProblemList problems) =>
        problems.Try(() =>
        {
            var dispatch = reader.Dispatch();
            var rules = new HashSet<string>();
            problems.Try(() => rules.UnionWith(reader.Rules().Select(rule => rule.Id)));
            var departments = new HashSet<string>();
            problems.Try(() => departments.UnionWith(reader.Desk().Departments.Select(department => department.Code)));
            var codes = new HashSet<string>();
            foreach (var (i, launch) in dispatch.Launch.Index())
            {
                foreach (var complaint in Launch(launch).Concat(References(launch, known, kinds, rules))
                    .Concat(launch.Department is null || departments.Contains(launch.Department) ? []
                        : Array.Empty<string>().Append($"{launch.Code}, department: '{launch.Department}' is not one of the desk's departments."))
                    .Concat(codes.Add(launch.Code) ? [] : Array.Empty<string>().Append($"{launch.Code} was given before.")))
                {
                    problems.Add(CityPackageFiles.Dispatch, i + 1, $"launch, {complaint}");
                }
            }

            foreach (var complaint in Needs(dispatch).Concat(Weights(dispatch.Weights)).Concat(Times(dispatch.Times)))
            {
                problems.Add(CityPackageFiles.Dispatch, 0, complaint);
            }
        });

    private static IEnumerable<string> Launch(LaunchRuleDefinition rule)
    {
        if (!SensorKindCheck.KindCode().IsMatch(rule.Code))
        {
            yield return $"code: is '{rule.Code}', expected lower-case words with hyphens.";
        }

        foreach (var complaint in DeskCheck.Named(rule.Code, rule.NameZh, rule.NameEn)
            .Concat(ScheduleCheck.Complaints($"{rule.Code}, hours", rule.Hours))
            .Concat(AtPoint($"{rule.Code}, mission", rule.Mission))
            .Concat(Bounds(rule))
            .Concat(rule.Follow.SelectMany(follow => Follow(rule.Code, follow))))
        {
            yield return complaint;
        }

        if (rule.Follow.Count > MaxFollowUps)
        {
            yield return $"{rule.Code}, follow: has {rule.Follow.Count} items, expected at most {MaxFollowUps}.";
        }

        if (rule.Severities.Count == 0)
        {
            yield return $"{rule.Code}, severities: is empty, it would never launch.";
        }

        if (rule.Confirm is { } confirm && (confirm.Metric.Length == 0 || confirm.NothingBelow > confirm.AtLeast))
        {
            yield return $"{rule.Code}, confirm: expected a metric, and nothingBelow no higher than atLeast.";
        }
    }

    private static IEnumerable<string> Follow(string rule, FollowUpDefinition follow) =>
        AtPoint($"{rule}, follow, mission", follow.Mission)
            .Concat(Count($"{rule}, follow, count", follow.Count, 1, MaxFollowUps))
            .Concat(Count($"{rule}, follow, holdBackSeconds", follow.HoldBackSeconds, 0, MaxHoldBackSeconds));

    /// <summary>A rule knows the place of an alert and nothing else: what needs a route, an area or a target would be refused for ever.</summary>
    private static IEnumerable<string> AtPoint(string where, MissionKind kind)
    {
        if (kind is not (MissionKind.Verify or MissionKind.Rescue))
        {
            yield return $"{where}: is {WorkOrders.WireName.Of(kind)}, which needs more than the place of an alert (a route, an area, a building or a target); expected verify or rescue.";
        }
    }

    private static IEnumerable<string> Bounds(LaunchRuleDefinition rule)
    {
        foreach (var complaint in Count($"{rule.Code}, holdBackSeconds", rule.HoldBackSeconds, 0, MaxHoldBackSeconds)
            .Concat(Count($"{rule.Code}, priority", rule.Priority, 1, 10))
            .Concat(Count($"{rule.Code}, maxAttempts", rule.MaxAttempts, 1, MaxAttempts))
            .Concat(Count($"{rule.Code}, deadlineSeconds", rule.DeadlineSeconds ?? 1, 1, MaxSeconds))
            .Concat(Count($"{rule.Code}, confirm, staySeconds", rule.Confirm?.StaySeconds ?? 1, 1, MaxSeconds)))
        {
            yield return complaint;
        }

        if (rule.MaxWindMps is < 0 or double.NaN)
        {
            yield return $"{rule.Code}, maxWindMps: is {rule.MaxWindMps}, expected 0 or more.";
        }

        if (rule.MaxRainMmPerH is < 0 or double.NaN)
        {
            yield return $"{rule.Code}, maxRainMmPerH: is {rule.MaxRainMmPerH}, expected 0 or more.";
        }
    }

    private static IEnumerable<string> References(
        LaunchRuleDefinition launch, KnownDivisions known, IReadOnlyDictionary<string, SensorKind> kinds, HashSet<string> rules) =>
        launch.Rules.Where(rule => !rules.Contains(rule))
            .Select(rule => $"{launch.Code}, rules: '{rule}' is not in {CityPackageFiles.Rules}.")
            .Concat(launch.Kinds.Where(kind => !kinds.ContainsKey(kind))
                .Select(kind => $"{launch.Code}, kinds: '{kind}' is not in {CityPackageFiles.SensorKinds}."))
            .Concat(launch.Areas.Where(area => !DivisionCode.TryParse(area, out var code) || !known.Has(code))
                .Select(area => $"{launch.Code}, areas: '{area}' is not in {CityPackageFiles.Divisions}."));

    private static IEnumerable<string> Needs(DispatchDefinition dispatch) => dispatch.Needs
        .GroupBy(item => item.Kind).Where(g => g.Count() > 1)
        .Select(twice => $"needs: {WorkOrders.WireName.Of(twice.Key)} is given {twice.Count()} times.")
        .Concat(dispatch.Needs.SelectMany(item => Count($"needs, {WorkOrders.WireName.Of(item.Kind)}, staySeconds", item.StaySeconds ?? 0, 0, MaxSeconds)
            .Concat(Count($"needs, {WorkOrders.WireName.Of(item.Kind)}, deadlineSeconds", item.DeadlineSeconds ?? 1, 1, MaxSeconds))))
        .Concat(dispatch.Needs.Where(item => item.HeightM is { } heightM && !(heightM is >= 1 and <= MaxHeightM))
            .Select(item => $"needs, {WorkOrders.WireName.Of(item.Kind)}, heightM: is {item.HeightM}, expected 1 to {MaxHeightM}."));

    private static IEnumerable<string> Weights(DispatchWeights weights) => new (string Name, double Value)[]
        {
            ("travelPerS", weights.TravelPerS), ("latenessPerS", weights.LatenessPerS),
            ("energyPerPercent", weights.EnergyPerPercent), ("fairnessPerPercent", weights.FairnessPerPercent),
            ("coveragePerS", weights.CoveragePerS), ("surplusPerCapability", weights.SurplusPerCapability),
        }
        .Where(weight => !(weight.Value is >= 0 and <= 1_000_000))
        .Select(weight => $"weights, {weight.Name}: is {weight.Value}, expected 0 to 1000000.");

    private static IEnumerable<string> Times(DispatchTimes times)
    {
        foreach (var complaint in Count("times, leaseSeconds", times.LeaseSeconds, 5, 3_600)
            .Concat(Count("times, takeOverSeconds", times.TakeOverSeconds, 5, 86_400))
            .Concat(Count("times, acceptWithinSeconds", times.AcceptWithinSeconds, 1, 3_600))
            .Concat(Count("times, silentAfterSeconds", times.SilentAfterSeconds, 1, 3_600))
            .Concat(Count("times, offlineAfterSeconds", times.OfflineAfterSeconds, 2, 86_400)))
        {
            yield return complaint;
        }

        if (times.OfflineAfterSeconds <= times.SilentAfterSeconds)
        {
            yield return $"times: offlineAfterSeconds is {times.OfflineAfterSeconds}, not above silentAfterSeconds {times.SilentAfterSeconds}.";
        }
    }

    private static IEnumerable<string> Count(string where, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            yield return $"{where}: is {value}, expected {least} to {most}.";
        }
    }
}

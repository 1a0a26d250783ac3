using CityTwin.Sensing;

namespace CityTwin.City;

/// <summary>Whether the kinds of sensor and the rules that watch them make sense.</summary>
internal static class SensingCheck
{
    public static void Run(
        CityPackageReader reader, ProblemList problems, out IReadOnlyDictionary<string, SensorKind> kinds)
    {
        var known = new Dictionary<string, SensorKind>();
        kinds = known;
        problems.Try(() =>
        {
            foreach (var (i, kind) in reader.SensorKinds().Index())
            {
                Report(SensorKindCheck.Complaints(kind), CityPackageFiles.SensorKinds, i + 1, problems);
                problems.AddIf(
                    !known.TryAdd(kind.Code, kind), CityPackageFiles.SensorKinds, i + 1, () => $"{kind.Code} was named before.");
            }
        });
        problems.Try(() =>
        {
            // Rules share an id when they narrow one another; two for the same devices and areas contradict.
            var scopes = new HashSet<string>();
            foreach (var (i, rule) in reader.Rules().Index())
            {
                Report(RuleCheck.Complaints(rule, known), CityPackageFiles.Rules, i + 1, problems);
                problems.AddIf(
                    !scopes.Add(Scope(rule)), CityPackageFiles.Rules, i + 1,
                    () => $"{rule.Id} was given before for the same devices and areas.");
            }
        });
    }

    private static string Scope(RuleDefinition rule) =>
        $"{rule.Id}|{string.Join(',', rule.Devices.Order())}|{string.Join(',', rule.Areas.Order())}";

    private static void Report(IEnumerable<string> complaints, string file, int row, ProblemList problems)
    {
        foreach (var complaint in complaints)
        {
            problems.Add(file, row, complaint);
        }
    }
}

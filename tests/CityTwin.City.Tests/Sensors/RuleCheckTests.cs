using CityTwin.City.Generation;
using CityTwin.City.Tests.Generation;

namespace CityTwin.City.Tests.Sensors;

public sealed class RuleCheckTests(MadeCity city) : IClassFixture<MadeCity>, IDisposable
{
    private const string Rain = """{"kind":"rain","metric":"rainMmPerH","raise":8,"clear":2}""";

    private const string Rush = """{"days":["workday"],"from":"07:00","until":"09:30"}""";
    private const string Night = """{"days":["mon","holiday"],"from":"22:00","until":"06:00"}""";

    private static readonly string Many = string.Join(',', Enumerable.Repeat(Rush, 33));

    private readonly TempFolder _folder = new();

    private static readonly int Waterlogging =
        SensingTemplates.Rules.Index().Single(rule => rule.Item.Id == "waterlogging").Index;

    public static TheoryData<string, string> Wrongs => new()
    {
        { "levels[0].when=[]", "" },
        { "levels[2].when=[]", "waterlogging: severity I has no conditions" },
        { "levels[0].anyOf[1]=[]", "waterlogging: severity III, anyOf: group 2 has no conditions, it would always hold" },
        { "levels[0].anyOf[0][0].kind=road-wtaer", "waterlogging: there is no road-wtaer that measures 'depthM'" },
        { "levels[0].anyOf[0][0].metric=depthCm", "waterlogging: there is no road-water that measures 'depthCm'" },
        { "levels[0].anyOf[1][0].clear=3", "drain-level levelM raises at 2 and clears at 3, on the wrong side" },
        { "levels[0].anyOf=[" + Groups(9, 1) + "]", "severity III, anyOf: has 9 groups, expected at most 8" },
        { "levels[0].anyOf=[" + Groups(8, 2) + "]", "severity III has 17 conditions, expected at most 16" },
        { "levels[0].forSeconds=-1", "severity III has a negative duration" },
        { "levels[0].anyOf[0]=null", "has null as an item of a list" },
        { "levels[0].oneOf=[]", "oneOf" },
        { "schedule=[" + Rush + "]", "" },
        { "schedule=[" + Night + "]", "" },
        { "levels[0].schedule=[" + Night + "]", "" },
        { "schedule=[{\"days\":[\"monday\"],\"from\":\"07:00\",\"until\":\"09:00\"}]", "waterlogging, schedule, window 1, days: 'monday' is none of mon" },
        { "schedule=[{\"days\":[],\"from\":\"07:00\",\"until\":\"09:00\"}]", "window 1, days: is empty" },
        { "schedule=[" + Rush + ",{\"days\":[\"mon\"],\"from\":\"7:00\",\"until\":\"09:00\"}]", "window 2: from '7:00' until '09:00' is not HH:mm to HH:mm" },
        { "schedule=[{\"days\":[\"mon\"],\"from\":\"09:00\",\"until\":\"09:00\"}]", "window 1: from '09:00' until '09:00'" },
        { "levels[1].schedule=[{\"days\":[\"mon\"],\"from\":\"24:00\",\"until\":\"09:00\"}]", "waterlogging: severity II, schedule, window 1: from '24:00'" },
        { "schedule=[" + Many + "]", "waterlogging, schedule: has 33 windows, expected at most 32" },
        { "schedule=[{\"days\":[\"mon\"],\"from\":\"09:00\"}]", "until" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_with_a_combination_is_named(string change, string complaint)
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.Change(package, CityPackageFiles.Rules, $"[{Waterlogging}].{change}");
        var problems = CityPackageReader.Check(package);
        if (complaint.Length == 0)
        {
            problems.ShouldBeEmpty();
            return;
        }

        problems.ShouldContain(problem => problem.File == CityPackageFiles.Rules && problem.Row == Waterlogging + 1
            && problem.Reason.Contains(complaint, StringComparison.Ordinal), string.Join('\n', problems));
        Should.Throw<CityPackageException>(() => CityCatalogue.Load(package));
    }

    [Fact]
    public void A_time_zone_that_is_none_is_refused()
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.Manifest(package, manifest => manifest["timeZone"] = "Mars/Olympus");
        Should.Throw<CityPackageException>(() => CityPackageReader.Open(package)).Problems
            .ShouldContain(problem => problem.Reason.Contains("timeZone: 'Mars/Olympus' is not an IANA time zone", StringComparison.Ordinal));
        ChangedPackage.Manifest(package, manifest => manifest["timeZone"] = "Europe/Paris");
        CityCatalogue.Load(package).Manifest.TimeZone.ShouldBe("Europe/Paris");
        ChangedPackage.Manifest(package, manifest => manifest.AsObject().Remove("timeZone"));
        CityCatalogue.Load(package).Manifest.TimeZone.ShouldBe("Asia/Shanghai");
    }

    public void Dispose() => _folder.Dispose();

    private static string Groups(int groups, int conditions) => string.Join(',', Enumerable.Repeat(
        $"[{string.Join(',', Enumerable.Repeat(Rain, conditions))}]", groups));
}

using CityTwin.City.Generation;
using CityTwin.City.Tests.Generation;

namespace CityTwin.City.Tests.Sensors;

public sealed class RuleCheckTests(MadeCity city) : IClassFixture<MadeCity>, IDisposable
{
    private const string Rain = """{"kind":"rain","metric":"rainMmPerH","raise":8,"clear":2}""";

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

    public void Dispose() => _folder.Dispose();

    private static string Groups(int groups, int conditions) => string.Join(',', Enumerable.Repeat(
        $"[{string.Join(',', Enumerable.Repeat(Rain, conditions))}]", groups));
}

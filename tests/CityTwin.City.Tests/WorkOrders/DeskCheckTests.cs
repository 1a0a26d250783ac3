using CityTwin.City.Tests.Generation;

namespace CityTwin.City.Tests.WorkOrders;

public sealed class DeskCheckTests(MadeCity city) : IClassFixture<MadeCity>, IDisposable
{
    private readonly TempFolder _folder = new();

    private const string Question = """{"code":"how-deep","nameZh":"多深？","nameEn":"How deep?","answer":"singlevaluelist"}""";
    private const string Line = """{"code":"plate","nameZh":"车牌？","nameEn":"Plate?","answer":"string"}""";

    public static TheoryData<string, string, string> Wrongs => new()
    {
        { "departments.json", "[0].code=Urban Management", "code: is 'Urban Management', expected lower-case words" },
        { "departments.json", "[1].code=supervision-centre", "row 2: supervision-centre was given before." },
        { "departments.json", "[0].nameZh=", "supervision-centre, nameZh: is empty" },
        { "departments.json", "[0].kind=guild", "'guild' is none of centre, bureau, utility, rescue, street" },
        { "departments.json", "[0].areas=[\"5001\"]", "areas: '5001' is not a division code" },
        { "calendars.json", "[0].timeZone=Mars/Olympus", "office, timeZone: 'Mars/Olympus'" },
        { "calendars.json", "[0].workingDayMinutes=0", "office, workingDayMinutes: is 0, expected 1 to 1440" },
        { "calendars.json", "[0].week=[]", "office, week: has no working hours" },
        { "calendars.json", "[0].week[0].days[0]=monday", "'monday' is none of mon, tue" },
        { "calendars.json", "[0].week[0].days[0]=tue", "tue is given 2 times" },
        { "calendars.json", "[0].week[0].hours[0]=08:30-25:00", "'08:30-25:00' is not HH:mm-HH:mm" },
        { "calendars.json", "[0].week[0].hours[1]=11:00-18:00", "11:00-18:00 begins before" },
        { "calendars.json", "[0].dates[0].to=2025-01-01", "office, dates, 2026-01-01: to is 2025-01-01, before it" },
        { "limits.json", "[2].calendar=lunar", "two-hours, calendar: 'lunar' is not in calendars.json" },
        { "limits.json", "[2].limits[0].amount=0", "two-hours, limits, register, amount: is 0, expected 1 to 10000" },
        { "limits.json", "[2].limits[0].unit=moons", "'moons' is none of natural-minutes, natural-hours" },
        { "limits.json", "[2].milestones=[0.8,0.5]", "two-hours, milestones: 0.5 stands after 0.8" },
        { "limits.json", "[2].limits[1].urgency=critical", "limits: register when critical is given 2 times" },
        { "categories.json", "[0].code=X01", "code: is 'X01', expected C (components) or M (matters)" },
        { "categories.json", "[0].minors[1].code=001", "C01001 was given before" },
        { "categories.json", "[0].minors[0].code=1", "C011, code: is '1', expected three digits" },
        { "categories.json", "[0].minors[0].department=nobody", "C01001, department: 'nobody' is not in departments.json" },
        { "categories.json", "[0].minors[0].limits=someday", "C01001, limits: 'someday' is not in limits.json" },
        { "categories.json", "[0].minors[0].grade=4", "C01001, grade: is 4, expected 1, 2 or 3" },
        { "categories.json", "[0].minors[0].sameWithinM=0", "C01001, sameWithinM: is 0" },
        { "categories.json", "[0].minors[0].wordsZh=[\" \"]", "C01001, wordsZh: has an empty word" },
        { "categories.json", "[0].minors[0].urgency=asap", "'asap' is none of normal, urgent, critical" },
        { "categories.json", "[0].minors[0].questions=[" + Question + "]", "C01001, questions, how-deep, choices: has 0, expected 1 to 100" },
        { "categories.json", "[0].minors[0].questions=[" + Line + "," + Line + "]", "C01001, questions: plate is given twice" },
        { "categories.json", "[0].minors[0]=null", "has null as an item of a list" },
        { "intake.json", "[0].rule=river-level-hihg", "rule: 'river-level-hihg' is not in rules.json" },
        { "intake.json", "[0].category=M04", "river-level-high, category: 'M04' is not in categories.json" },
        { "intake.json", "[0].orders[1].severity=I", "river-level-high, orders: severity I is given 2 times" },
        { "intake.json", "[0].orders[0].severity=red", "A severity is I, II, III or IV" },
        { "intake.json", "[0].colour=red", "colour" },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_is_wrong_is_named_with_its_file_item_and_field(string file, string change, string complaint)
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.Change(package, file, change);
        var problems = CityPackageReader.Check(package);
        problems.ShouldContain(problem => problem.File == file && problem.Row > 0
            && problem.ToString().Contains(complaint, StringComparison.Ordinal), string.Join('\n', problems));
        Should.Throw<CityPackageException>(() => CityCatalogue.Load(package));
    }

    [Fact]
    public void A_made_city_has_the_templates_as_its_desk()
    {
        city.Reader.HasDesk.ShouldBeTrue();
        var desk = CityCatalogue.Load(city.Folder).Desk;
        desk.Categories.Count.ShouldBe(DeskTemplates.Desk.Categories.Count);
        desk.Intake.Select(i => (i.Rule, i.Category)).ShouldBe(DeskTemplates.Desk.Intake.Select(i => (i.Rule, i.Category)));
        desk.Calendars.SelectMany(c => c.Dates).Select(d => (d.From, d.To)).ShouldBe(
            DeskTemplates.Desk.Calendars.SelectMany(c => c.Dates).Select(d => (d.From, d.To)));
        CityPackageFiles.Desk.ShouldAllBe(file => city.Reader.Manifest.Files.Count(f => f.File == file) == 1);
    }

    [Fact]
    public void A_package_without_a_desk_is_given_the_built_in_one()
    {
        var package = ChangedPackage.Copied(city, _folder);
        ChangedPackage.Remove(package, CityPackageFiles.Desk);
        CityPackageReader.Check(package).ShouldBeEmpty();
        CityPackageReader.Open(package).HasDesk.ShouldBeFalse();
        CityCatalogue.Load(package).Desk.ShouldBeSameAs(DeskTemplates.Desk);
    }

    [Fact]
    public void A_package_with_a_part_of_a_desk_is_refused()
    {
        var package = ChangedPackage.Copied(city, _folder);
        File.Delete(Path.Combine(package, CityPackageFiles.Limits));
        Should.Throw<CityPackageException>(() => CityPackageReader.Open(package)).Problems
            .ShouldContain(problem => problem.File == CityPackageFiles.Limits && problem.Reason == "is missing.");
        ChangedPackage.Manifest(package, manifest =>
        {
            var files = manifest["files"]!.AsArray();
            files.Remove(files.Single(f => (string)f!["file"]! == CityPackageFiles.Limits));
        });
        Should.Throw<CityPackageException>(() => CityPackageReader.Open(package)).Problems
            .ShouldContain(problem => problem.Reason.Contains("files does not name limits.json once", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_of_the_desk_that_was_changed_is_noticed()
    {
        var package = ChangedPackage.Copied(city, _folder);
        File.AppendAllText(Path.Combine(package, CityPackageFiles.Intake), "\n");
        CityPackageReader.Check(package).ShouldHaveSingleItem().Reason.ShouldContain("changed or cut short");
    }

    public void Dispose() => _folder.Dispose();
}

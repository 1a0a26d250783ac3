using System.Text.Json;
using CityTwin.WorkOrders;

namespace CityTwin.Contracts.Tests.WorkOrders;

public class WorkNamesTests
{
    [Fact]
    public void Every_name_parses_back()
    {
        foreach (var stage in Enum.GetValues<WorkStage>())
        {
            WorkNames.TryParse(stage.ToWire(), out WorkStage back).ShouldBeTrue();
            back.ShouldBe(stage);
        }

        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            WorkNames.TryParse(urgency.ToWire(), out Urgency back).ShouldBeTrue();
            back.ShouldBe(urgency);
        }

        foreach (var counting in Enum.GetValues<LimitCounting>())
        {
            WorkNames.TryParse(counting.ToWire(), out LimitCounting back).ShouldBeTrue();
            back.ShouldBe(counting);
        }

        foreach (var unit in Enum.GetValues<LimitUnit>())
        {
            WorkNames.TryParse(unit.ToWire(), out LimitUnit back).ShouldBeTrue();
            back.ShouldBe(unit);
        }

        foreach (var kind in Enum.GetValues<DepartmentKind>())
        {
            WorkNames.TryParse(kind.ToWire(), out DepartmentKind back).ShouldBeTrue();
            back.ShouldBe(kind);
        }
    }

    /// <summary>They are stored and sent: a value that gets another number or name breaks what was kept.</summary>
    [Fact]
    public void Numbers_and_names_stay_as_they_are()
    {
        Enum.GetValues<WorkStage>().Select(s => $"{(byte)s} {s.ToWire()}").ShouldBe(
            ["0 overall", "1 register", "2 dispatch", "3 respond", "4 handle", "5 check"]);
        Enum.GetValues<Urgency>().Select(u => $"{(byte)u} {u.ToWire()}").ShouldBe(["0 normal", "1 urgent", "2 critical"]);
        Enum.GetValues<LimitCounting>().Select(c => $"{(byte)c} {c.ToWire()}").ShouldBe(["0 single", "1 cumulative"]);
    }

    [Theory]
    [InlineData("Normal")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_names_are_refused(string? text)
    {
        WorkNames.TryParse(text, out Urgency _).ShouldBeFalse();
        WorkNames.TryParse(text, out WorkStage _).ShouldBeFalse();
    }

    [Fact]
    public void In_json_they_go_by_their_names()
    {
        JsonSerializer.Serialize(Urgency.Critical).ShouldBe("\"critical\"");
        JsonSerializer.Deserialize<WorkStage?>("\"handle\"").ShouldBe(WorkStage.Handle);
        JsonSerializer.Deserialize<WorkStage?>("null").ShouldBeNull();
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Urgency>("\"asap\"")).Message.ShouldContain("normal, urgent, critical");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Urgency>("1"));
    }

    [Theory]
    [InlineData("08:30-12:00", 510, 720)]
    [InlineData("00:00-24:00", 0, 1_440)]
    public void Hours_are_minutes_of_a_day(string text, int from, int to)
    {
        DayHours.TryParse(text, out var hours).ShouldBeTrue();
        hours.ShouldBe(new DayHours(from, to));
    }

    [Theory]
    [InlineData("8:30-12:00")]
    [InlineData("12:00-08:30")]
    [InlineData("08:30-08:30")]
    [InlineData("08:60-12:00")]
    [InlineData("08:30-24:01")]
    [InlineData("08.30-12.00")]
    [InlineData("-8:30-12:00")]
    [InlineData(null)]
    public void Hours_are_written_no_other_way(string? text) => DayHours.TryParse(text, out _).ShouldBeFalse();
}

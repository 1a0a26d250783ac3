using CityTwin.City;
using CityTwin.Domain.Tests.Warnings;
using CityTwin.Governance;
using CityTwin.Warnings;

namespace CityTwin.Domain.Tests.Governance;

public class WarningBoardTests
{
    private const long Day = 86_400_000;

    private readonly WarningBoard _board = new(TimeSpan.FromDays(10), maxEnded: 3);

    [Fact]
    public void Warnings_are_listed_newest_first_page_by_page_and_by_whether_they_hold()
    {
        for (var i = 0; i < 5; i++)
        {
            _board.Apply(Of($"{i}", i, i % 2 == 0 ? WarningStage.Issued : WarningStage.Draft));
        }

        Listed(new WarningQuery(Max: 2)).ShouldBe(["4", "3"]);
        Listed(new WarningQuery(Max: 2, After: new WarningCursor(3, Id("3").Value))).ShouldBe(["2", "1"]);
        Listed(new WarningQuery(Public: true)).ShouldBe(["4", "2", "0"]);
        Listed(new WarningQuery(Area: DivisionCode.Parse("500104"))).ShouldBeEmpty();
        _board.List(new WarningQuery(Max: 4)).More.ShouldBeTrue();
        _board.List(new WarningQuery(Max: 5)).More.ShouldBeFalse();
    }

    [Fact]
    public void A_warning_is_due_once_its_time_is_over_until_it_has_expired_or_was_taken_back()
    {
        var issued = Of("a", 0, WarningStage.Issued);
        _board.Apply(issued);
        _board.Apply(Of("draft", 0, WarningStage.Draft));
        var expiresMs = issued.Content.ExpiresAtMs;
        _board.Due(expiresMs - 1, 10).ShouldBeEmpty();
        _board.Due(expiresMs, 10).ShouldBe([Id("a")]);
        _board.Due(expiresMs, 10, passOver: id => id == Id("a")).ShouldBeEmpty();

        _board.Apply(issued with { Version = 2, Content = issued.Content with { ExpiresAtMs = expiresMs + Day } });
        _board.Due(expiresMs, 10).ShouldBeEmpty();
        _board.Apply(issued with { Version = 3, Stage = WarningStage.Expired, EndedAtMs = expiresMs + Day });
        _board.Due(long.MaxValue, 10).ShouldBeEmpty();
    }

    [Fact]
    public void An_older_version_changes_nothing()
    {
        _board.Apply(Of("a", 0, WarningStage.Updated) with { Version = 3 });
        _board.Apply(Of("a", 0, WarningStage.Draft) with { Version = 1 });
        _board.Find(Id("a"))!.Version.ShouldBe(3);
    }

    [Fact]
    public void Those_that_are_over_leave_by_time_and_number_and_the_others_stay()
    {
        _board.Apply(Of("old", 0, WarningStage.Issued));
        for (var i = 0; i < 6; i++)
        {
            _board.Apply(Of($"{i}", 1, WarningStage.Cancelled) with { EndedAtMs = i * Day });
        }

        _board.Forget(6 * Day);
        Listed(new WarningQuery()).Order().ShouldBe(["3", "4", "5", "old"]);
        _board.Forget(14 * Day);
        Listed(new WarningQuery()).Order().ShouldBe(["5", "old"]);

        var again = new WarningBoard();
        again.Restore(_board.Warnings);
        again.Warnings.Count().ShouldBe(2);
    }

    private IEnumerable<string> Listed(WarningQuery query) =>
        [.. _board.List(query).Warnings.Select(warning => warning.Id.Value.Split(':')[2])];

    private static WarningId Id(string serial) => WarningId.Create(AWarning.District, serial);

    private static WarningView Of(string serial, long draftedMs, WarningStage stage) => new(
        Id(serial), 1, stage, false, null, AWarning.Content, null, [], draftedMs, "ann", null, null, null, null, null, draftedMs);
}

using CityTwin.City;
using CityTwin.Gateway.Live;
using CityTwin.Gateway.Tests.Scripted;
using Microsoft.Extensions.Logging.Abstractions;

namespace CityTwin.Gateway.Tests.Live;

[Collection(ScriptedCityTests.Name)]
public class DistrictFeedTests(ScriptedCity city)
{
    private static readonly TwinId Subject = TwinId.Sensor(DivisionCode.Parse(TinyCity.Cell), "0001");

    /// <summary>Else its readers are told that the log went back, and have to start anew.</summary>
    [Fact]
    public async Task A_read_that_finds_more_than_was_pushed_takes_the_head_along()
    {
        var feed = new DistrictFeed(
            DivisionCode.Parse("500103"), city.Cluster, new LiveOptions(), TimeProvider.System, NullLogger<DistrictFeed>.Instance);
        await city.Log("500103").Raise(Subject);
        var known = await feed.AskHead();
        await city.Log("500103").Raise(Subject);
        var read = await feed.After(known - 1);
        read[^1].Entry.Sequence.ShouldBe(known + 1);
        feed.Head.ShouldBe(known + 1);
    }

    /// <summary>Orleans does not promise the order of messages: a first push may come after the second.</summary>
    [Fact]
    public async Task Events_whose_push_was_overtaken_are_read_once_and_in_order()
    {
        var district = DivisionCode.Parse("500103");
        var feed = new DistrictFeed(
            district, city.Cluster, new LiveOptions(), TimeProvider.System, NullLogger<DistrictFeed>.Instance);
        var known = await feed.AskHead();
        for (var i = 0; i < 3; i++)
        {
            await city.Log(district.Value).Raise(Subject);
        }

        var pushed = (await city.Log(district.Value).Read(known, 3)).Entries;
        await feed.OnAppended(district, [pushed[0]]);
        await feed.OnAppended(district, [pushed[2]]);
        var early = await feed.After(known);
        await feed.OnAppended(district, [pushed[1]]);
        feed.Head.ShouldBe(known + 3, "a reader would be told that the log went back");
        var late = await feed.After(known);

        long[] all = [known + 1, known + 2, known + 3];
        early.Select(entry => entry.Entry.Sequence).ShouldBe(all);
        late.Select(entry => entry.Entry.Sequence).ShouldBe(all);
        (await feed.After(known + 3)).ShouldBeEmpty();
    }

    [Fact]
    public async Task However_many_wait_at_one_place_the_log_is_asked_once()
    {
        var (feed, log) = Quiet("500197");
        for (var i = 0; i < 3; i++)
        {
            await log.Raise(Subject);
        }

        await feed.AskHead();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => feed.After(1)));

        answers.ShouldAllBe(entries => entries.Select(entry => entry.Entry.Sequence).SequenceEqual(new long[] { 2, 3 }));
        (await log.TimesRead()).ShouldBe(1);
    }

    /// <summary>Asking and pushing race all the time: with hundreds of watchers each would ask the log for what is on its way.</summary>
    [Fact]
    public async Task A_head_that_is_heard_of_before_its_push_takes_nothing_from_what_is_at_hand()
    {
        var (feed, log) = Quiet("500198");
        var district = DivisionCode.Parse("500198");
        await log.Raise(Subject);
        await log.Raise(Subject);
        var pushed = (await log.Read(0, 2)).Entries;
        await feed.OnAppended(district, [pushed[0]]);
        await feed.AskHead();
        await feed.OnAppended(district, [pushed[1]]);

        (await feed.After(0)).Select(entry => entry.Entry.Sequence).ShouldBe([1, 2]);

        (await log.TimesRead()).ShouldBe(1, "the test's own");
    }

    /// <summary>Of a push that never comes somebody asks once, and for all who come after.</summary>
    [Fact]
    public async Task What_a_read_brought_is_at_hand_for_the_next()
    {
        var (feed, log) = Quiet("500199");
        for (var i = 0; i < 3; i++)
        {
            await log.Raise(Subject);
        }

        await feed.OnAppended(DivisionCode.Parse("500199"), [(await log.Read(0, 1)).Entries[0]]);
        await feed.AskHead();
        await feed.After(1);

        (await feed.After(0)).Select(entry => entry.Entry.Sequence).ShouldBe([1, 2, 3]);

        (await log.TimesRead()).ShouldBe(2, "the test's own and that of the first who came");
    }

    /// <summary>Of a district that nobody else watches.</summary>
    private (DistrictFeed Feed, IScriptedLog Log) Quiet(string district) => (
        new DistrictFeed(
            DivisionCode.Parse(district), city.Cluster, new LiveOptions(), TimeProvider.System, NullLogger<DistrictFeed>.Instance),
        city.Log(district));
}

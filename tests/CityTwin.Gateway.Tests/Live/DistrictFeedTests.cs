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
}

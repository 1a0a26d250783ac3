using CityTwin.City;
using CityTwin.Fleet;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class FleetTests(ScriptedCity city)
{
    private static readonly DivisionCode Home = DivisionCode.Parse(TinyCity.Cell);
    private static readonly DivisionCode Beside = DivisionCode.Parse("500103001001002");

    private V1.FleetService.FleetServiceClient Fleet => new(city.Channel());

    [Fact]
    public async Task A_watcher_is_sent_all_units_of_its_area_and_then_those_that_change()
    {
        var id = await Report("watched", version: 1);
        await Heard(id);
        using var watch = Fleet.WatchUnits(new V1.WatchUnitsRequest { Area = "500103", RateHz = 4 }, city.As("operator"));
        var first = await Read(watch, update => update.SnapshotComplete);
        first.SelectMany(update => update.Units).Select(unit => unit.Id).ShouldContain(id.Value);

        await Report("watched", version: 2);
        var changed = await Read(watch, update => update.Units.Any(unit => unit.Id == id.Value));
        changed[^1].Units.Single(unit => unit.Id == id.Value).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_unit_is_its_home_centres_wherever_it_is_and_anothers_while_it_is_there()
    {
        var id = await Report("roams", version: 1, now: Beside);
        await Heard(id);
        using var there = Fleet.WatchUnits(new V1.WatchUnitsRequest { Area = Beside.Value, RateHz = 4 }, city.As("operator", Beside.Value));
        (await Read(there, update => update.SnapshotComplete)).SelectMany(update => update.Units).ShouldContain(unit => unit.Id == id.Value);

        await Report("roams", version: 2, now: Home);
        (await Read(there, update => update.Removed.Count > 0))[^1].Removed.ShouldContain(id.Value);
        (await Fleet.GetUnitAsync(new V1.GetUnitRequest { Id = id.Value }, city.As("operator", Home.Value))).Cell.ShouldBe(Home.Value);
        (await Refused(() => Fleet.GetUnitAsync(new V1.GetUnitRequest { Id = id.Value }, city.As("operator", Beside.Value))))
            .StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_of_units_go_on_where_the_last_one_ended_and_filters_hold()
    {
        foreach (var serial in new[] { "page1", "page2", "page3" })
        {
            await Report(serial, version: 1);
        }

        var seen = new List<string>();
        var request = new V1.ListUnitsRequest { Area = Home.Value, Kind = "drone", Capability = "thermal", PageSize = 2 };
        do
        {
            var page = await Fleet.ListUnitsAsync(request, city.As("operator"));
            seen.AddRange(page.Units.Select(unit => unit.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        seen.ShouldBeUnique();
        seen.Where(id => id.Contains("page")).Count().ShouldBe(3);
        (await Fleet.ListUnitsAsync(new V1.ListUnitsRequest { Area = Home.Value, Kind = "robot" }, city.As("operator"))).Units.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_lease_in_force_commands_and_only_its_holder()
    {
        var id = (await Report("leased", version: 1)).Value;
        var lease = await Fleet.TakeOverAsync(new V1.TakeOverRequest { Id = id }, city.As("dispatcher", subject: "wang"));
        await Fleet.CommandUnitAsync(Command(id, lease.Fence, "pause"), city.As("dispatcher", subject: "wang"));
        (await Refused(() => Fleet.CommandUnitAsync(Command(id, lease.Fence, "resume"), city.As("dispatcher", subject: "li"))))
            .StatusCode.ShouldBe(StatusCode.PermissionDenied);
        (await Refused(() => Fleet.CommandUnitAsync(Command(id, lease.Fence - 1, "resume"), city.As("dispatcher", subject: "wang"))))
            .StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        city.Script.Commands.Where(one => one.Unit.Value == id).ShouldHaveSingleItem().Command.ShouldBeOfType<PauseTask>();
    }

    [Theory]
    [InlineData("dance", "", null, "command")]
    [InlineData("speak", "", null, "text")]
    [InlineData("go-to", "", null, "place")]
    [InlineData("go-to", "", 500.0, "longitude")]
    [InlineData("go-to", "", 10.0, "cell")]
    public async Task A_bad_command_is_refused_by_what_is_wrong_with_it(string command, string text, double? longitude, string mentions)
    {
        var request = Command($"drone:{TinyCity.Cell}:kbad", 1, command);
        request.Text = text;
        request.Place = longitude is { } at ? new V1.UnitPlace { Longitude = at, Latitude = 29.56 } : null;
        var refusal = await Refused(() => Fleet.CommandUnitAsync(request, city.As("dispatcher")));
        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        refusal.Status.Detail.ShouldContain(mentions);
    }

    private static V1.CommandUnitRequest Command(string id, long fence, string command) => new()
    {
        Id = id, Fence = fence, Command = command, RequestId = $"{command}-{fence}",
    };

    private async Task<TwinId> Report(string serial, long version, DivisionCode? now = null)
    {
        var id = TwinId.Unit(TwinKind.Drone, Home, serial);
        await city.Grains.GetGrain<IFleetGrain>("500103").Report(ScriptedUnit.At(id, Home, version, now));
        return id;
    }

    /// <summary>Whoever watched before may have left a feed that has not heard of it yet.</summary>
    private async Task Heard(TwinId id)
    {
        using var before = Fleet.WatchUnits(new V1.WatchUnitsRequest { Area = "500103", RateHz = 4 }, city.As("operator"));
        await Read(before, update => update.Units.Any(unit => unit.Id == id.Value));
    }

    private static async Task<RpcException> Refused<T>(Func<AsyncUnaryCall<T>> call) =>
        await Should.ThrowAsync<RpcException>(async () => await call());

    private static async Task<List<V1.UnitUpdate>> Read(AsyncServerStreamingCall<V1.UnitUpdate> watch, Func<V1.UnitUpdate, bool> until)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var seen = new List<V1.UnitUpdate>();
        while (await watch.ResponseStream.MoveNext(patience.Token))
        {
            seen.Add(watch.ResponseStream.Current);
            if (until(seen[^1]))
            {
                return seen;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}

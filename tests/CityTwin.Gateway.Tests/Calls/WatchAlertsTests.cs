using CityTwin.City;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class WatchAlertsTests(ScriptedCity city)
{
    private static readonly TwinId Subject = TwinId.Sensor(DivisionCode.Parse(TinyCity.Cell), "0001");
    private static readonly TwinId Foreign = TwinId.Sensor(DivisionCode.Parse(TinyCity.OtherStreet + "001001"), "0001");

    [Fact]
    public async Task Events_whose_push_was_lost_arrive_all_the_same_once_and_in_order()
    {
        using var watch = await Open(new V1.WatchAlertsRequest());
        await city.Log("500103").Raise(Subject);
        city.Script.Mute["500103"] = true;
        var lost = await city.Log("500103").Raise(Subject);
        await Read(watch, update => update.Alert?.Id == lost.Id.Value);
        city.Script.Mute.Clear();
        await city.Log("500103").Raise(Subject);
        var last = await city.Log("500103").Raise(Subject);
        var seen = await Read(watch, update => update.Alert?.Id == last.Id.Value);
        ShouldBeGapless(seen);
    }

    [Fact]
    public async Task A_resume_token_goes_on_behind_the_event_that_carried_it()
    {
        string token;
        long sequence;
        using (var watch = await Open(new V1.WatchAlertsRequest()))
        {
            var first = await city.Log("500103").Raise(Subject);
            var update = (await Read(watch, u => u.Alert?.Id == first.Id.Value))[^1];
            (token, sequence) = (update.ResumeToken, update.Sequence);
        }

        await city.Log("500103").Raise(Subject);
        var missed = await city.Log("500103").Raise(Subject);
        using var again = await Open(new V1.WatchAlertsRequest { ResumeToken = token });
        var seen = await Read(again, update => update.Alert?.Id == missed.Id.Value);
        seen.First(update => update.Sequence > 0).Sequence.ShouldBe(sequence + 1);
        ShouldBeGapless(seen);
    }

    [Fact]
    public async Task A_token_of_another_area_or_of_a_log_that_went_back_is_out_of_range()
    {
        string district, whole;
        using (var watch = await Open(new V1.WatchAlertsRequest { Area = "500104", IncludeOpen = true }))
        {
            district = (await Read(watch, update => update.SnapshotComplete))[^1].ResumeToken;
        }

        await city.Log("500104").Raise(Foreign);
        using (var watch = await Open(new V1.WatchAlertsRequest { IncludeOpen = true }))
        {
            whole = (await Read(watch, update => update.SnapshotComplete))[^1].ResumeToken;
        }

        (await Refused(new V1.WatchAlertsRequest { ResumeToken = district })).Status.Detail.ShouldContain("another area");
        await city.Log("500104").GoBack(1);
        (await Refused(new V1.WatchAlertsRequest { ResumeToken = whole })).Status.Detail.ShouldContain("ahead of the log");
    }

    [Fact]
    public async Task A_reader_hears_nothing_of_another_district_and_its_token_says_nothing_of_it()
    {
        using var watch = await Open(new V1.WatchAlertsRequest(), area: "500103");
        await city.Log("500104").Raise(Foreign);
        var own = await city.Log("500103").Raise(Subject);
        (await Read(watch, update => update.Alert?.Id == own.Id.Value && update.District == "500103"))
            .ShouldAllBe(update => update.District == "500103");
    }

    /// <summary>A log is a whole district's: what of it lies elsewhere is held back event by event.</summary>
    [Fact]
    public async Task A_reader_of_one_cell_hears_nothing_of_its_neighbour()
    {
        var neighbour = TwinId.Sensor(DivisionCode.Parse(TinyCity.Street + "001002"), "0001");
        using var watch = await Open(new V1.WatchAlertsRequest { Area = TinyCity.Cell });
        await city.Log("500103").Raise(neighbour);
        var own = await city.Log("500103").Raise(Subject);
        (await Read(watch, update => update.Alert?.Id == own.Id.Value)).Where(update => update.Sequence > 0)
            .ShouldHaveSingleItem().Alert.Id.ShouldBe(own.Id.Value);
    }

    [Fact]
    public async Task A_stream_ends_when_its_token_expires_and_says_so()
    {
        using var watch = new V1.AlertService.AlertServiceClient(city.Channel())
            .WatchAlerts(new V1.WatchAlertsRequest(), city.As("operator", validFor: TimeSpan.FromSeconds(-3)));
        var end = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(default))
            {
                // Valid for the seconds of skew that are left.
            }
        });
        end.StatusCode.ShouldBe(StatusCode.Aborted);
        end.Status.Detail.ShouldContain("expired");
    }

    /// <summary>Opens the stream and waits until it listens: with the open alerts first, their end is the sign.</summary>
    private async Task<AsyncServerStreamingCall<V1.AlertUpdate>> Open(V1.WatchAlertsRequest request, string area = "50")
    {
        var listens = request.ResumeToken.Length > 0 || request.IncludeOpen;
        request.IncludeOpen = true;
        var call = new V1.AlertService.AlertServiceClient(city.Channel()).WatchAlerts(request, city.As("operator", area));
        if (!listens)
        {
            await Read(call, update => update.SnapshotComplete);
        }

        return call;
    }

    private async Task<RpcException> Refused(V1.WatchAlertsRequest request)
    {
        using var call = await Open(request);
        var refusal = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        refusal.StatusCode.ShouldBe(StatusCode.OutOfRange);
        return refusal;
    }

    private static async Task<IReadOnlyList<V1.AlertUpdate>> Read(
        AsyncServerStreamingCall<V1.AlertUpdate> call, Func<V1.AlertUpdate, bool> found)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var read = new List<V1.AlertUpdate>();
        while (await call.ResponseStream.MoveNext(patience.Token))
        {
            read.Add(call.ResponseStream.Current);
            if (found(call.ResponseStream.Current))
            {
                return read;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private static void ShouldBeGapless(IReadOnlyList<V1.AlertUpdate> updates)
    {
        var sequences = updates.Where(u => u.Sequence > 0 && u.District == "500103").Select(u => u.Sequence).ToList();
        sequences.ShouldBe(Enumerable.Range(0, sequences.Count).Select(i => sequences[0] + i));
    }
}

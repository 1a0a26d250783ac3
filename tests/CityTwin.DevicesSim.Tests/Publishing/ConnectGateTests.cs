using CityTwin.DevicesSim.Publishing;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.DevicesSim.Tests.Publishing;

public class ConnectGateTests
{
    private readonly FakeTimeProvider _clock = new(Towns.Start);

    [Fact]
    public async Task Devices_that_knock_together_are_let_in_one_after_another()
    {
        using var gate = new ConnectGate(perSecond: 2, atOnce: 100, _clock);
        var entering = Enumerable.Range(0, 5).Select(_ => gate.Enter(CancellationToken.None)).ToList();
        await entering[0];
        entering.Skip(1).ShouldAllBe(enter => !enter.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(entering.Take(3));
        entering.Skip(3).ShouldAllBe(enter => !enter.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(entering);
    }

    [Fact]
    public async Task Only_so_many_wait_for_an_answer_at_a_time()
    {
        using var gate = new ConnectGate(perSecond: 1_000_000, atOnce: 2, _clock);
        var entering = Enumerable.Range(0, 3).Select(_ => gate.Enter(CancellationToken.None)).ToList();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(entering.Take(2));
        entering[2].IsCompleted.ShouldBeFalse();
        gate.Leave();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await entering[2];
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_others()
    {
        using var gate = new ConnectGate(perSecond: 1, atOnce: 2, _clock);
        await gate.Enter(CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var waiting = gate.Enter(stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        var next = gate.Enter(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await next;
    }
}

using CityTwin.Ingest;
using CityTwin.Ingest.Registry;
using CityTwin.Testing.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CityTwin.Silo.Tests.Ingest.Registry;

public class DoorsTests
{
    private readonly RegistryOptions _options = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_door_that_hangs_holds_a_change_for_so_long_and_no_longer()
    {
        var (doors, hanging) = (Watched(), new Door());
        doors.Add(hanging);
        var told = doors.Tell(["held"]);
        await hanging.Told.Task;
        _clock.Advance(_options.TellWithin - TimeSpan.FromMilliseconds(1));
        told.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await told.WaitAsync(Command.Patience);
    }

    [Fact]
    public async Task A_change_waits_until_every_door_has_acted()
    {
        var (doors, first, second) = (Watched(), new Door(), new Door());
        doors.Add(first);
        doors.Add(second);
        var told = doors.Tell(["changed"]);
        first.Acted.SetResult();
        await second.Told.Task;
        told.IsCompleted.ShouldBeFalse();
        second.Acted.SetResult();
        await told.WaitAsync(Command.Patience);
    }

    private Doors Watched() => new(_options, _clock, NullLogger.Instance);

    private sealed class Door : IFrontDoorObserver
    {
        public TaskCompletionSource Told { get; } = new();

        public TaskCompletionSource Acted { get; } = new();

        public Task Changed(IReadOnlyList<string> deviceIds)
        {
            Told.TrySetResult();
            return Acted.Task;
        }

        public Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce) => Task.FromResult(false);

        public Task<bool> Notify(string deviceId, byte[] payload) => Task.FromResult(false);
    }
}

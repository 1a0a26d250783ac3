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

    [Fact]
    public async Task A_door_that_hangs_keeps_no_change_from_the_others()
    {
        var (doors, hanging, sound) = (Watched(), new Door(), new Door());
        doors.Add(hanging);
        doors.Add(sound);
        var told = doors.Tell(["revoked"]);
        await hanging.Told.Task.WaitAsync(Command.Patience);
        await sound.Told.Task.WaitAsync(Command.Patience);
        told.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_door_of_a_device_took_is_taken_though_another_hangs()
    {
        var (doors, hanging, sound) = (Watched(), new Door(), new Door());
        doors.Add(hanging);
        doors.Add(sound);
        sound.Here.SetResult(true);
        (await doors.Send("device", "topic", [1], atLeastOnce: true).WaitAsync(Command.Patience)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_no_door_takes_is_known_when_the_time_is_up_and_a_door_that_fails_is_asked_no_more()
    {
        var (doors, hanging, failing) = (Watched(), new Door(), new Door());
        doors.Add(failing);
        doors.Add(hanging);
        failing.Here.SetException(new InvalidOperationException("It is closed."));
        var sent = doors.Send("device", "topic", [1], atLeastOnce: true);
        sent.IsCompleted.ShouldBeFalse();
        _clock.Advance(_options.SendWithin);
        (await sent.WaitAsync(Command.Patience)).ShouldBeFalse();

        hanging.Acted.SetResult();
        await doors.Tell(["changed"]).WaitAsync(Command.Patience);
        (hanging.Told.Task.IsCompleted, failing.Told.Task.IsCompleted).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_door_may_begin_to_watch_while_others_are_asked()
    {
        var (doors, slow, late) = (Watched(), new Door(), new Door());
        doors.Add(slow);
        var told = doors.Tell(["changed"]);
        doors.Add(late);
        slow.Acted.SetResult();
        await told.WaitAsync(Command.Patience);
        late.Acted.SetResult();
        await doors.Tell(["again"]).WaitAsync(Command.Patience);
        late.Told.Task.IsCompleted.ShouldBeTrue();
    }

    private Doors Watched() => new(_options, _clock, NullLogger.Instance);

    private sealed class Door : IFrontDoorObserver
    {
        public TaskCompletionSource Told { get; } = new();

        public TaskCompletionSource Acted { get; } = new();

        /// <summary>Whether a device is at it, once that is known.</summary>
        public TaskCompletionSource<bool> Here { get; } = new();

        public Task Changed(IReadOnlyList<string> deviceIds)
        {
            Told.TrySetResult();
            return Acted.Task;
        }

        public Task<bool> Send(string deviceId, string topic, byte[] payload, bool atLeastOnce) => Here.Task;

        public Task<bool> Notify(string deviceId, byte[] payload) => Task.FromResult(false);
    }
}

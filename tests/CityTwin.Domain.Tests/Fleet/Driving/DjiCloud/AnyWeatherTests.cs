using CityTwin.Fleet;
using CityTwin.Fleet.Driving;
using CityTwin.Fleet.Driving.DjiCloud;
using CsCheck;

namespace CityTwin.Domain.Tests.Fleet.Driving.DjiCloud;

/// <summary>The driver and a small dock over a line that loses, delays, doubles and reorders, with a dock that refuses now and then.</summary>
public class AnyWeatherTests
{
    private const int CommandSeconds = 240;

    /// <summary>Longer than any patience of the driver: what is open after it is open for ever.</summary>
    private const int CalmSeconds = 300;

    private static readonly string[] Refusable =
    [
        "flighttask_prepare", "flighttask_execute", "takeoff_to_point", "fly_to_point", "return_home", "flighttask_pause", "flighttask_undo",
        "payload_authority_grab", "flight_authority_grab", "camera_photo_take",
    ];

    [Fact]
    public void No_task_is_ever_lost_and_no_old_token_takes_effect() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[0, 0.5], Gen.Int[0, 12]).Sample(
            (seed, loss, delayS) => new Run(seed, loss, delayS).Play(), iter: 300);

    /// <summary>A patrol by a file, changed as it had landed, flown again by points and paused on the way to the first.</summary>
    [Fact]
    public void A_task_that_was_changed_paused_and_resumed_flies_on() => new Run(863683, 0.45988203742821265, 11).Play();

    private sealed class Run(int seed, double loss, int maxDelayS)
    {
        private readonly Random _chance = new(seed);
        private readonly SmallDock _dock = new();
        private readonly PriorityQueue<OutgoingMessage, long> _down = new();
        private readonly PriorityQueue<UnitMessage, long> _up = new();
        private readonly Dictionary<string, int> _ends = [];
        private IUnitDriver _driver = new DjiDriverMaker(Scene.Own).Make(Scene.Drone, null);
        private long _nowMs = 1_800_000_000_000;
        private long? _waitAtMs;
        private long _fence;
        private string _task = "";
        private bool _isCalm;

        public void Play()
        {
            _dock.Topology(withAircraft: false);
            for (var second = 0; second < CommandSeconds + CalmSeconds; second++)
            {
                _isCalm = second >= CommandSeconds;
                Second();
                if (!_isCalm && _chance.NextDouble() < 0.08)
                {
                    Command();
                }
                else if (second is CommandSeconds + 20 or CommandSeconds + 60)
                {
                    Give(new ResumeTask("c", _fence)); // What a person has paused stays so for as long as they like.
                }

                if (!_isCalm && _chance.NextDouble() < 0.02)
                {
                    _driver = new DjiDriverMaker(Scene.Own).Make(Scene.Drone, _driver.Save());
                    _waitAtMs = _nowMs; // Whoever takes a driver up asks it at once.
                }
            }

            _ends.Where(task => task.Value != 1).ShouldBeEmpty($"each task that was begun ends once (seed {seed}, loss {loss}, delay {maxDelayS})");
            var flying = _dock.Flying;
            (flying.Length == 0 || flying.StartsWith($"f{_fence}.", StringComparison.Ordinal))
                .ShouldBeTrue($"{flying} flies and the token is {_fence} (seed {seed}, loss {loss}, delay {maxDelayS})");
            _driver.Save().Length.ShouldBeLessThan(40_000);
        }

        private void Second()
        {
            _nowMs += 1_000;
            _dock.Refuses.Clear();
            if (!_isCalm && _chance.NextDouble() < 0.15)
            {
                _dock.Refuses[Refusable[_chance.Next(Refusable.Length)]] = 319002;
            }

            while (_down.TryPeek(out _, out var downMs) && downMs <= _nowMs)
            {
                _dock.Hear(_down.Dequeue(), _nowMs);
            }

            _dock.Second(_nowMs);
            foreach (var message in _dock.Take())
            {
                Travel(_up, message);
            }

            while (_up.TryPeek(out _, out var upMs) && upMs <= _nowMs)
            {
                After(_driver.Hear(_up.Dequeue(), _nowMs));
            }

            if (_waitAtMs <= _nowMs)
            {
                After(_driver.Wait(_nowMs));
            }
        }

        private void Command()
        {
            var task = $"t{_fence + 1}-1";
            UnitCommand command = _chance.Next(8) switch
            {
                0 or 1 => new StartTask("c", _fence + 1, Scene.Patrol(task), Scene.Url, Scene.Md5),
                2 => new StartTask("c", _fence + 1, Scene.Verify(task, new StopAction("p", StopActionType.TakePhoto), new StopAction("w", StopActionType.Wait, 10))),
                3 => new CancelTask("c", _fence),
                4 => new ReturnHome("c", _fence),
                5 => new PauseTask("c", _fence),
                6 => new ResumeTask("c", _fence),
                _ => new StartTask("c", _fence, Scene.Verify(_task) with { Revision = 1 + _chance.Next(3), Stops = [Scene.Stop(106.58, [])] }),
            };
            Give(command, task);
        }

        private void Give(UnitCommand command, string task = "")
        {
            var isNew = command is StartTask && command.Fence > _fence;
            try
            {
                var output = _driver.Do(command, _nowMs);
                if (isNew)
                {
                    (_fence, _task) = (command.Fence, task);
                    _ends[task] = 0;
                }
                else if (command is StartTask)
                {
                    _ends.TryAdd(_task, 0);
                }

                After(output);
            }
            catch (UnitRefusedException)
            {
                // Nothing was sent and nothing has begun.
            }
        }

        private void After(DriverOutput output)
        {
            _waitAtMs = output.WaitAtMs;
            foreach (var signal in output.Signals.OfType<TaskSignal>().Where(one => one is TaskRefused or TaskCompleted or TaskFailed or TaskCancelled))
            {
                _ends[signal.TaskId] = _ends.GetValueOrDefault(signal.TaskId) + 1;
            }

            foreach (var message in output.Messages)
            {
                Travel(_down, message);
            }
        }

        private void Travel<T>(PriorityQueue<T, long> line, T message)
        {
            for (var copies = _isCalm ? 1 : _chance.NextDouble() < loss ? 0 : _chance.NextDouble() < 0.1 ? 2 : 1; copies > 0; copies--)
            {
                line.Enqueue(message, _nowMs + (_isCalm ? 0 : 1_000L * _chance.Next(maxDelayS + 1)));
            }
        }
    }
}

using System.Text.Json.Nodes;
using CityTwin.Fleet;
using CityTwin.Fleet.Driving.Vda5050;
using CsCheck;

namespace CityTwin.Domain.Tests.Fleet.Driving.Vda5050;

/// <summary>
/// The driver against a robot on days when anything happens: messages lost, late and twice, rejections, power off, hands on
/// the robot, silos that go and come. However it goes, every task ends once, and nothing of an older lease is left to drive.
/// </summary>
public class AnyDayTests
{
    private static readonly Gen<(Happening What, int Amount)[]> Day =
        Gen.Select(Gen.Enum<Happening>(), Gen.Int[0, 9], (what, amount) => (what, amount)).Array[5, 40];

    public enum Happening
    {
        Run, RunOn, Start, Release, Shift, Cancel, Home, Pause, Resume, LoseAll, LoseSome, LoseNothing, Replay, Reboot, ByHand, Automatic,
        EmergencyStop, Released, Reject, Accept, Move, Broken, Online, Quiet, FailAction, Ask,
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void However_the_day_goes_each_task_ends_once_and_nothing_of_an_older_lease_is_driven(int major) =>
        Day.Sample(day => new Model(major).Live(day), iter: 400);

    private sealed class Model(int major)
    {
        private readonly Street _street = new Street(major, isChecked: false).Connected();
        private readonly List<string> _begun = [];
        private readonly HashSet<string> _said = [];
        private long _fence;
        private UnitTask? _task;
        private int _messages;

        public void Live((Happening What, int Amount)[] day)
        {
            foreach (var (what, amount) in day)
            {
                Happen(what, amount);
                NothingOlderIsSaid();
            }

            Heal();
            _street.Run(40);
            _street.Do(id => new CancelTask(id, _fence));
            _street.Run(40);
            foreach (var task in _begun)
            {
                EndsOnce(task, [.. _street.Heard<TaskSignal>().Where(signal => signal.TaskId == task)]);
            }

            _street.Robot.IsIdle.ShouldBeTrue(_street.Robot.OrderId);
        }

        private static void EndsOnce(string task, List<TaskSignal> signals)
        {
            signals.Count(signal => signal is TaskCompleted or TaskFailed or TaskRefused or TaskCancelled)
                .ShouldBe(1, $"{task}: {string.Join(", ", signals.Select(signal => signal.GetType().Name))}");
            signals[^1].ShouldBeAssignableTo<TaskSignal>();
            (signals[^1] is TaskCompleted or TaskFailed or TaskRefused or TaskCancelled).ShouldBeTrue("nothing comes after the end");
            if (signals[^1] is TaskCompleted or TaskFailed)
            {
                signals[0].ShouldBeOfType<TaskAccepted>();
            }
        }

        /// <summary>An order is only ever said under the newest lease.</summary>
        private void NothingOlderIsSaid()
        {
            for (; _messages < _street.Sent.Count; _messages++)
            {
                if (_street.Sent[_messages] is { } message && message.Topic.EndsWith("/order", StringComparison.Ordinal))
                {
                    var orderId = JsonNode.Parse(message.Payload)!["orderId"]!.GetValue<string>();
                    OrderIds.Read(orderId)!.Value.Fence.ShouldBe(_fence, orderId);
                    _said.Add(orderId);
                }
            }
        }

        private void Happen(Happening what, int amount)
        {
            switch (what)
            {
                case Happening.Run or Happening.RunOn:
                    _street.Run(amount + 1);
                    break;
                case Happening.Start:
                    var task = Street.Task($"t{_begun.Count}-1", stops: (amount % 4) + 1, released: amount % 3 == 0 ? 1 : null);
                    if (Try(id => new StartTask(id, _fence + 1, task)))
                    {
                        (_task, _fence) = (task, _fence + 1);
                        _begun.Add(task.Id);
                    }

                    break;
                case Happening.Release when _task is not null:
                    _task = _task with { Revision = _task.Revision + 1, Released = _task.Stops.Count };
                    Revise();
                    break;
                case Happening.Shift when _task is not null:
                    var moved = Street.Task(_task.Id, stops: _task.Stops.Count, shift: amount * 10);
                    _task = moved with { Revision = _task.Revision + 1 };
                    Revise();
                    break;
                case Happening.Cancel:
                    Try(id => new CancelTask(id, _fence));
                    break;
                case Happening.Home:
                    _fence += Try(id => new ReturnHome(id, _fence + 1)) ? 1 : 0;
                    break;
                case Happening.Pause:
                    Try(id => new PauseTask(id, _fence));
                    break;
                case Happening.Resume:
                    Try(id => new ResumeTask(id, _fence));
                    break;
                case Happening.Ask:
                    Try(id => new AskState(id, _fence));
                    break;
                case Happening.Move:
                    _street.Move();
                    break;
                default:
                    Befall(what, amount);
                    break;
            }
        }

        /// <summary>What happens to the robot and the line.</summary>
        private void Befall(Happening what, int amount)
        {
            var robot = _street.Robot;
            switch (what)
            {
                case Happening.LoseAll:
                    _street.Arrives = _ => false;
                    break;
                case Happening.LoseSome:
                    var count = 0;
                    _street.Arrives = _ => ++count % (amount + 2) != 0;
                    break;
                case Happening.LoseNothing:
                    _street.Arrives = _ => true;
                    break;
                case Happening.Replay when _street.Sent.Count > 0:
                    var again = _street.Sent[amount * (_street.Sent.Count - 1) / 9];
                    robot.Receive(again.Topic, again.Payload);
                    break;
                case Happening.Reboot:
                    robot.Reboot();
                    _street.Hear("connection", robot.Connection("ONLINE", _street.NowMs));
                    break;
                case Happening.ByHand:
                    robot.TakeByHand(amount % 2 == 0 ? "MANUAL" : "SERVICE");
                    break;
                case Happening.Automatic:
                    robot.Mode = "AUTOMATIC";
                    break;
                case Happening.EmergencyStop:
                    robot.EmergencyStop = "MANUAL";
                    break;
                case Happening.Released:
                    robot.EmergencyStop = "NONE";
                    break;
                case Happening.Reject:
                    robot.Refusal = (major, amount % 4) switch
                    {
                        (2, 0) => "validationError",
                        (2, 1) => "orderUpdateError",
                        (2, _) => "orderError",
                        (_, 0) => "NO_ROUTE_TO_TARGET",
                        (_, 1) => "OUTDATED_ORDER_UPDATE",
                        (_, 2) => "OTHER_ORDER_ACTIVE",
                        _ => "START_NODE_OUT_OF_RANGE",
                    };
                    break;
                case Happening.Accept:
                    robot.Refusal = null;
                    break;
                case Happening.Broken:
                    _street.Hear("connection", robot.Connection(major >= 3 ? "CONNECTION_BROKEN" : "CONNECTIONBROKEN", _street.NowMs - 100_000));
                    break;
                case Happening.Online:
                    _street.Hear("connection", robot.Connection("ONLINE", _street.NowMs));
                    break;
                case Happening.Quiet:
                    _street.Pass(amount * 30);
                    break;
                case Happening.FailAction:
                    robot.FailingActions.Add("a1");
                    break;
            }
        }

        private void Heal()
        {
            var robot = _street.Robot;
            (robot.Refusal, robot.Mode, robot.EmergencyStop, robot.Paused) = (null, "AUTOMATIC", "NONE", false);
            _street.Arrives = _ => true;
            _street.Hear("connection", robot.Connection("ONLINE", _street.NowMs));
        }

        private void Revise() => Try(id => new StartTask(id, _fence, _task!));

        private bool Try(Func<string, UnitCommand> command)
        {
            try
            {
                _street.Do(command);
                return true;
            }
            catch (UnitRefusedException)
            {
                return false;
            }
        }
    }
}

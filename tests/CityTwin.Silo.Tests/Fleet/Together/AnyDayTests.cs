using CityTwin.DevicesSim.Robots.Faults;
using CityTwin.DevicesSim.Teams;
using CityTwin.DevicesSim.Units;
using CityTwin.Fleet;
using CityTwin.Testing;

namespace CityTwin.Silo.Tests.Fleet.Together;

/// <summary>Days on which messages are lost, doubled and late, units fail, and people command at random: no task is lost, and none ends twice.</summary>
public sealed class AnyDayTests
{
    private const double FaultsADay = 80;
    private const int UsualDays = 40;
    private const int CommandS = 900;
    private const int CalmS = 2_400;

    private static readonly LineWeather Foul = new(Loss: 0.2, Doubled: 0.1, MaxDelayMs: 3_000);

    [Theory, InlineData(RobotMeeting.V2), InlineData(RobotMeeting.V3)]
    public void Robots(string version) => Days.Each(
        UsualDays,
        seed =>
        {
            var isCalm = false;
            var plan = new UnitFaultPlan<RobotFaultKind>((ulong)seed, "robot-dev-1", FaultsADay);
            var robot = new RobotMeeting(version, Foul, seed, at => isCalm ? null : plan.At(at));
            Play(robot.City, robot.Town, seed, () => isCalm = true);
            robot.Machine.Board.IsIdle.ShouldBeTrue($"seed {seed}: it is on {robot.Machine.Board.OrderId}; {robot.City.Story()}");
        });

    [Theory, InlineData(147145), InlineData(442670)]
    public void Days_of_a_team_that_once_went_wrong(int seed) => TeamDay(seed);

    [Fact]
    public void Teams() => Days.Each(UsualDays, TeamDay);

    [Fact]
    public void Aircraft() => Days.Each(
        UsualDays,
        seed =>
        {
            var dock = new DockMeeting(Foul, seed, faults: 0.5);
            Play(dock.City, dock.Town, seed, () => { });
            Try(() => dock.City.Do(id => new ReturnHome(id, dock.City.State.LastFence))); // A person's flight hovers where it was sent.
            dock.City.Run(600);
            (dock.Station.IsInDock || dock.Station.StrandedSinceMs is not null).ShouldBeTrue($"seed {seed}: {dock.City.Story()}");
        });

    private static void TeamDay(int seed)
    {
        var isCalm = false;
        var plan = new UnitFaultPlan<TeamFaultKind>((ulong)seed, "team-dev-1", FaultsADay);
        var team = new TeamMeeting(Foul, seed, at => isCalm ? null : plan.At(at));
        Play(team.City, team.Town, seed, () => isCalm = true);
        team.Team.HasTask.ShouldBeFalse($"seed {seed}: {team.City.Story()}");
    }

    private static void Play(Meeting city, Town town, int seed, Action calm)
    {
        var chance = new Random(seed);
        var tasks = new List<UnitTask>();
        city.Connect();
        for (var second = 0; second < CommandS; second += 5)
        {
            city.Run(5);
            if (chance.NextDouble() < 0.12)
            {
                Try(() => Command(city, town, chance, tasks));
            }

            if (chance.NextDouble() < 0.05)
            {
                city.Move();
            }

            if (chance.NextDouble() < 0.01)
            {
                city.Break().Run(chance.Next(5, 150)).Connect();
            }
        }

        calm();
        city.Weather = LineWeather.Fair;
        for (var second = 0; second < CalmS; second += 60)
        {
            city.Run(60);
            Try(() => city.Do(id => new ResumeTask(id, city.State.Lease?.Fence ?? city.State.LastFence))); // What a person paused stays so for as long as they like.
        }

        city.State.Task.ShouldBeNull($"seed {seed}: {city.Story()}");
        foreach (var task in tasks)
        {
            city.EndsOf(task.Id).Count.ShouldBeLessThanOrEqualTo(1, $"seed {seed}, {task.Id}: {city.Story()}");
        }

        city.Memory.Length.ShouldBeLessThan(60_000);
    }

    private static void Command(Meeting city, Town town, Random chance, List<UnitTask> tasks)
    {
        var fence = city.State.Lease?.Fence ?? city.State.LastFence;
        switch (chance.Next(9))
        {
            case 0 or 1 or 2 or 3:
                var kind = Enum.GetValues<MissionKind>()[chance.Next(8)];
                var task = town.Task(kind, $"m{tasks.Count}", [(chance.Next(-150, 150), chance.Next(-150, 150)), (chance.Next(-150, 150), chance.Next(-150, 150))]);
                task = task with { Released = task.Stops.Count };
                city.Lease(task.Mission.Value);
                tasks.Add(task);
                city.Do(id => new StartTask(id, city.State.Lease!.Fence, task));
                break;
            case 4:
                city.Do(id => new PauseTask(id, fence));
                break;
            case 5:
                city.Do(id => new ResumeTask(id, fence));
                break;
            case 6:
                city.Do(id => new CancelTask(id, fence));
                break;
            case 7:
                city.Do(id => new ReturnHome(id, fence));
                break;
            default:
                city.Lease($"p-{chance.Next(1_000)}", isPerson: true);
                city.Do(id => new GoTo(id, city.State.Lease!.Fence, new TaskStop(Town.At(50, 50, Town.GroundM + 60), [], [], [], null, null, 0)));
                break;
        }
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (UnitRefusedException)
        {
            // Nothing was said to it.
        }
    }
}

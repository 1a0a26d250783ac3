using System.Globalization;
using CityTwin.DevicesSim.Chance;
using CityTwin.DevicesSim.Robots.Actions;
using CityTwin.DevicesSim.Robots.Trouble;

namespace CityTwin.DevicesSim.Robots;

/// <summary>What comes of an action when its time is over: a result, a load more or less, or nothing.</summary>
internal sealed class RobotWork(RobotMachine robot, RobotSenses senses, ulong seed)
{
    private const double PumpLitresPerS = 20;
    private const double DefaultWeightKg = 15;

    /// <summary>A load that nobody described.</summary>
    private const string AnyLoad = "box";

    private long _measured;

    public void Complete(ActionRun run, long nowMs)
    {
        if (robot.Mishaps.ActionsFail && run.Skill?.Capability.Length > 0)
        {
            Fail(run, "The device does not answer.", TroubleKind.ActionFailed, nowMs);
            return;
        }

        switch (run.Action.ActionType)
        {
            case "startCharging":
                Charge(run, nowMs);
                break;
            case "stopCharging":
                robot.Battery.IsCharging = false;
                run.Finish("");
                break;
            case "pick":
                Pick(run, nowMs);
                break;
            case "drop":
                Drop(run, nowMs);
                break;
            default:
                run.Finish(Result(run));
                break;
        }
    }

    private void Charge(ActionRun run, long nowMs)
    {
        if (robot.Drive.Position.DistanceM(robot.Model.Home) > robot.Model.ToleranceM)
        {
            Fail(run, "The charger is at the robot's home, and it is not there.", TroubleKind.ChargerOutOfReach, nowMs);
            return;
        }

        robot.Battery.IsCharging = true;
        run.Finish("");
    }

    private void Pick(ActionRun run, long nowMs)
    {
        var weightKg = run.Action.Number("weight") ?? DefaultWeightKg;
        var loadId = run.Action.Text("loadId") ?? run.Action.ActionId;
        if (weightKg < 0 || robot.LoadKg + weightKg > robot.Model.MaxLoadKg)
        {
            Fail(run, $"{Number(weightKg)} kg more than {Number(robot.LoadKg)} kg is not from 0 to {Number(robot.Model.MaxLoadKg)} kg.", TroubleKind.ActionFailed, nowMs);
            return;
        }

        robot.Loads.Add(new Load(loadId, run.Action.Text("loadType") ?? AnyLoad, weightKg));
        run.Finish(loadId);
    }

    private void Drop(ActionRun run, long nowMs)
    {
        var wanted = run.Action.Text("loadId");
        if (robot.Loads.Find(load => wanted is null || load.LoadId == wanted) is not { } load)
        {
            Fail(run, wanted is null ? "It carries nothing." : $"It does not carry {wanted}.", TroubleKind.ActionFailed, nowMs);
            return;
        }

        robot.Loads.Remove(load);
        run.Finish(load.LoadId);
    }

    private string Result(ActionRun run)
    {
        var seconds = run.Skill?.Seconds(run.Action) ?? 0;
        return run.Action.ActionType switch
        {
            "pump" => $"pumpedLitres={Number(seconds * PumpLitresPerS)}",
            "barrier" => "The barrier stands.",
            "measureGas" => Gas(),
            "takeThermal" => Heat(),
            "treat" => "They have been looked after.",
            "search" => "Nobody is left there.",
            "takePhoto" => $"simulated-{robot.Model.Identity.Serial}-{run.Action.ActionId}.jpg",
            "lift" => string.Create(CultureInfo.InvariantCulture, $"liftedM={run.Action.Number("height") ?? 1:F2}"),
            "speak" => run.Action.Text("text") ?? "",
            _ => "",
        };
    }

    private string Gas()
    {
        var methane = Math.Min(100, senses.GasPercentLel(robot.Drive.Position, robot.WorldS) + Noise.Between(seed, ++_measured, 0, 2));
        var monoxide = Noise.Between(seed, -_measured, 0, 6);
        return string.Create(CultureInfo.InvariantCulture, $"gasPercentLel={methane:F1};coPpm={monoxide:F1}");
    }

    private string Heat() => string.Create(
        CultureInfo.InvariantCulture, $"maxTemperatureC={senses.HottestC(robot.Drive.Position, robot.WorldS) + Noise.Between(seed, ++_measured, 0, 1):F1}");

    private void Fail(ActionRun run, string why, TroubleKind kind, long nowMs)
    {
        if (run.Action.IsRetriable)
        {
            run.Hesitate(why);
            return;
        }

        run.Fail(why);
        robot.Troubles.Report(RobotTrouble.Of(kind, $"{run.Action.ActionType}: {why}", "Try again with another order, or send another robot.",
            ("actionId", run.Action.ActionId), ("orderId", robot.Board.OrderId)), nowMs);
    }

    private static string Number(double number) => number.ToString("F0", CultureInfo.InvariantCulture);
}

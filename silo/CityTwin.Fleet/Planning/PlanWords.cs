using System.Globalization;

namespace CityTwin.Fleet.Planning;

/// <summary>A plan's reasons as sentences.</summary>
internal static class PlanWords
{
    private static readonly IReadOnlyDictionary<DropReason, Wording> Reasons = new Dictionary<DropReason, Wording>
    {
        [DropReason.NoCapableUnit] = new("没有具备所需能力的单元", "no unit has what it needs"),
        [DropReason.NoWay] = new("没有单元有可行路线", "no unit has a way there and home"),
        [DropReason.TooLate] = new("没有单元能在时间窗关闭前到达", "no unit would be there before its window closes"),
        [DropReason.ShiftTooShort] = new("没有单元能在班次结束前返回", "no unit would be home by the end of its shift"),
        [DropReason.TooHeavy] = new("超出所有单元的载荷", "it is more than any unit can carry"),
        [DropReason.NotEnoughEnergy] = new("没有单元的电量足够", "no unit has the energy for it"),
        [DropReason.UnitsBusy] = new("其他任务占用了能执行它的单元", "the units that could do it have other work that leaves no room"),
    };

    public static Wording Dropped(PlanJob job, DropReason reason, double pricePoints, double? cheapestPoints) =>
        reason == DropReason.DearerThanItsPrice
            ? new Wording(
                $"{job.Id} 未列入计划：最便宜的安排需 {Figure(cheapestPoints ?? 0)} 分，放弃它的代价为 {Figure(pricePoints)} 分。",
                $"{job.Id} is dropped: its cheapest place would cost {Figure(cheapestPoints ?? 0)} points, dropping it costs {Figure(pricePoints)}.")
            : new Wording($"{job.Id} 未列入计划：{Reasons[reason].Zh}。", $"{job.Id} is dropped: {Reasons[reason].En}.");

    public static Wording Stop(PlannedStop stop, long nowMs, double sharePoints)
    {
        var (arrivesS, slackS) = (Figure((stop.ArrivesMs - nowMs) / 1_000.0, "0"), Figure(stop.SlackMs / 1_000.0, "0"));
        var waitsS = (stop.StartsMs - stop.ArrivesMs) / 1_000.0;
        return new Wording(
            $"{stop.At.JobId} 第 {stop.At.Stop + 1} 站：{arrivesS} 秒后到达，{(waitsS > 0 ? $"等待 {Figure(waitsS, "0")} 秒，" : "")}余量 {slackS} 秒；任务占 {Figure(sharePoints)} 分。",
            $"{stop.At.JobId}, stop {stop.At.Stop + 1}: there in {arrivesS} s{(waitsS > 0 ? $", waits {Figure(waitsS, "0")} s" : "")}, {slackS} s to spare; the job's share is {Figure(sharePoints)} points.");
    }

    public static Wording Unit(UnitRoute unit, int jobs)
    {
        var cost = unit.Cost;
        if (jobs == 0)
        {
            return new Wording($"{unit.UnitId} 留守。", $"{unit.UnitId} stays.");
        }

        return new Wording(
            $"{unit.UnitId} 执行 {jobs} 项任务，共 {Figure(cost.Points)} 分：行程 {Figure(cost.Travel)}，超时 {Figure(cost.Lateness)}，均衡 {Figure(cost.Fairness)}，覆盖 {Figure(cost.Coverage)}，出动 {Figure(cost.Used)}。",
            $"{unit.UnitId} does {jobs} {(jobs == 1 ? "job" : "jobs")} for {Figure(cost.Points)} points: travel {Figure(cost.Travel)}, lateness {Figure(cost.Lateness)}, fairness {Figure(cost.Fairness)}, coverage {Figure(cost.Coverage)}, setting out {Figure(cost.Used)}.");
    }

    private static string Figure(double value, string format = "0.#") => value.ToString(format, CultureInfo.InvariantCulture);
}

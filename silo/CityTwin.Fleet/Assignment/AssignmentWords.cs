using System.Globalization;

namespace CityTwin.Fleet.Assignment;

/// <summary>An assignment's reasons as sentences.</summary>
internal static class AssignmentWords
{
    private static readonly IReadOnlyDictionary<CostKind, (Wording Name, Wording Unit, string Format)> Named =
        new Dictionary<CostKind, (Wording, Wording, string)>
        {
            [CostKind.Travel] = (new("到达时间", "travel"), new("秒", "s"), "0"),
            [CostKind.Lateness] = (new("超时", "lateness"), new("秒", "s"), "0"),
            [CostKind.Energy] = (new("往返能耗", "energy there and back"), new("%", "%"), "0.#"),
            [CostKind.Fairness] = (new("工作均衡", "fairness"), new("次任务", "missions"), "0.##"),
            [CostKind.Coverage] = (new("驻地覆盖缺口", "cover lacking at home"), new("份", "shares"), "0.##"),
            [CostKind.Surplus] = (new("闲置能力", "capabilities not needed"), new("项", "rare ones"), "0.##"),
            [CostKind.Override] = (new("人工指定", "operator's word"), new("", ""), "0"),
        };

    private static readonly IReadOnlyDictionary<Obstacle, Wording> Obstacles = new Dictionary<Obstacle, Wording>
    {
        [Obstacle.MissingCapability] = new("缺少所需能力", "lacks a capability that is needed"),
        [Obstacle.NotEnoughEnergy] = new("往返后电量低于保留值", "would not be home with its reserve"),
        [Obstacle.NoWay] = new("没有可行路线", "has no way there"),
        [Obstacle.Weather] = new("天气超出其限制", "does not stand the weather"),
        [Obstacle.OutOfArea] = new("地点超出其作业区域", "may not work there"),
        [Obstacle.Unavailable] = new("当前不可指挥", "cannot be commanded now"),
        [Obstacle.Forbidden] = new("被操作员排除", "was ruled out by an operator"),
        [Obstacle.KeptForAnother] = new("操作员已指定其他单元", "is not the one an operator wants"),
    };

    public static Wording Goes(AssignmentProblem problem, PairCost pair)
    {
        var (job, unit) = (pair.Job.Id, pair.Unit.Id);
        var word = pair.IsRequired ? problem.WordOn(pair.Job, pair.Unit) : null;
        var points = Figure(WithoutOverride(pair));
        var zh = pair.ArrivalS is { } s ? $"{unit} 前往 {job}，预计 {Figure(s, "0")} 秒到达，代价 {points} 分。" : $"{unit} 前往 {job}，路线未知，代价 {points} 分。";
        var en = pair.ArrivalS is { } seconds
            ? $"{unit} goes to {job}: on scene in {Figure(seconds, "0")} s, {points} points in all."
            : $"{unit} goes to {job} by a way that is not known: {points} points in all.";
        if (word is null)
        {
            return new Wording(zh, en);
        }

        var against = pair.Obstacle == Obstacle.None ? null : Obstacles[pair.Obstacle];
        return new Wording(
            $"{zh}由 {word.By} 指定（{word.Reason}）{(against is null ? "" : $"，尽管该单元{against.Zh}")}。",
            $"{en} {word.By} wants it so ({word.Reason}){(against is null ? "" : $", although it {against.En}")}.");
    }

    public static Wording Offer(PairCost pair)
    {
        if (!pair.IsPossible)
        {
            var lacking = pair.Lacking.Count == 0 ? "" : string.Join(", ", pair.Lacking);
            return new Wording(
                $"{pair.Unit.Id} {Obstacles[pair.Obstacle].Zh}{(lacking.Length == 0 ? "" : $"（{lacking}）")}。",
                $"{pair.Unit.Id} {Obstacles[pair.Obstacle].En}{(lacking.Length == 0 ? "" : $" ({lacking})")}.");
        }

        var main = pair.Terms.Where(term => term.Kind != CostKind.Override).MaxBy(term => term.Points);
        var (expected, least) = pair.IsLeast ? ("至少", " at the least") : ("预计", "");
        return new Wording(
            $"{pair.Unit.Id} {(pair.ArrivalS is { } s ? $"{expected} {Figure(s, "0")} 秒到达" : "路线未知")}，代价{LeastZh(pair)} {Figure(WithoutOverride(pair))} 分，主要在于{Named[main.Kind].Name.Zh}。",
            $"{pair.Unit.Id} would be on scene {(pair.ArrivalS is { } seconds ? $"in {Figure(seconds, "0")} s{least}" : "by a way that is not known")}, for {LeastEn(pair)}{Figure(WithoutOverride(pair))} points, mostly {Named[main.Kind].Name.En}.");
    }

    /// <summary>Each term that counts, with its quantity and points.</summary>
    public static IEnumerable<Wording> Terms(PairCost pair) => pair.Terms
        .Where(term => term.Points != 0 && term.Kind != CostKind.Override)
        .Select(term =>
        {
            var (name, unit, format) = Named[term.Kind];
            var quantity = Figure(term.Quantity, format);
            return new Wording($"{name.Zh}：{quantity} {unit.Zh} → {Figure(term.Points)} 分", $"{name.En}: {quantity} {unit.En} → {Figure(term.Points)} points");
        });

    public static Wording Rival(PairCost? chosen, Rival rival)
    {
        var unit = rival.Cost.Unit.Id;
        var (zh, en) = (
            $"{unit} {LeastZh(rival.Cost)}需 {Figure(rival.Cost.Points)} 分", $"{unit} would cost {LeastEn(rival.Cost)}{Figure(rival.Cost.Points)} points");
        if (chosen is not null && !chosen.IsRequired)
        {
            var more = rival.Cost.Points - chosen.Points;
            var difference = Figure(Math.Abs(more));
            (zh, en) = more >= 0 ? ($"{zh}，高 {difference} 分", $"{en}, {difference} more") : ($"{zh}，低 {difference} 分", $"{en}, {difference} less");
            if (MainDifference(chosen, rival.Cost) is { } main)
            {
                (zh, en) = ($"{zh}（主要在于{main.Zh}）", $"{en} (mostly {main.En})");
            }
        }

        if (rival.GoesTo is { } elsewhere)
        {
            (zh, en) = ($"{zh}，但它前往 {elsewhere}", $"{en}, but it goes to {elsewhere}");
        }

        return rival.PlanDearerPoints is { } dearer
            ? new Wording($"{zh}；若由它执行，总代价增加 {Figure(dearer)} 分。", $"{en}; with it here all together would be {Figure(dearer)} points dearer.")
            : new Wording($"{zh}。", $"{en}.");
    }

    public static Wording Waits(AssignmentProblem problem, OpenJob job, IReadOnlyList<Rival> rivals)
    {
        if (rivals.Count == 0)
        {
            return new Wording($"{job.Id} 暂缓：没有可用单元。", $"{job.Id} waits: no unit can take it.");
        }

        var (price, cheapest) = (problem.PriceOf(job), rivals[0].Cost);
        return cheapest.Points > price
            ? new Wording(
                $"{job.Id} 暂缓：最便宜的 {cheapest.Unit.Id} {LeastZh(cheapest)}需 {Figure(cheapest.Points)} 分，高于 {job.Priority} 级任务的等待代价 {Figure(price)} 分。",
                $"{job.Id} waits: the cheapest, {cheapest.Unit.Id}, would cost {LeastEn(cheapest)}{Figure(cheapest.Points)} points, more than the {Figure(price)} of leaving a job of priority {job.Priority} to wait.")
            : new Wording(
                $"{job.Id} 暂缓：可用单元在其他任务上更有用。",
                $"{job.Id} waits: the units that could take it are of more use elsewhere.");
    }

    public static Wording Barred(Obstacle obstacle, int units)
    {
        var words = Obstacles[obstacle];
        return new Wording($"{units} 个单元{words.Zh}。", units == 1 ? $"1 unit {words.En}." : $"Of {units} units each {words.En}.");
    }

    private static Wording? MainDifference(PairCost chosen, PairCost other) => chosen.Terms.Zip(other.Terms)
        .Select(pair => (pair.First.Kind, by: pair.Second.Points - pair.First.Points))
        .Where(x => Math.Sign(x.by) == Math.Sign(other.Points - chosen.Points) && x.by != 0)
        .OrderByDescending(x => Math.Abs(x.by))
        .Select(x => Named[x.Kind].Name)
        .FirstOrDefault();

    /// <summary>What it would cost if nobody had said so: an operator's weight is no measure of anything.</summary>
    private static double WithoutOverride(PairCost pair) => pair.Terms.Where(term => term.Kind != CostKind.Override).Sum(term => term.Points);

    private static string LeastZh(PairCost pair) => pair.IsLeast ? "至少" : "";

    private static string LeastEn(PairCost pair) => pair.IsLeast ? "at the least " : "";

    private static string Figure(double value, string format = "0.#") => value.ToString(format, CultureInfo.InvariantCulture);
}

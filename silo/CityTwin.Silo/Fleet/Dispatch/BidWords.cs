using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet.Assignment;
using CityTwin.WorkOrders;
using UnitTerm = CityTwin.Fleet.CostTerm;

namespace CityTwin.Fleet.Dispatch;

/// <summary>Bids with their reasons, by the units' names.</summary>
internal static class BidWords
{
    private static readonly Dictionary<string, Wording> Barred = new(StringComparer.Ordinal)
    {
        ["no-capability"] = new("缺少所需能力", "lacks a capability that is needed"),
        ["too-little-energy"] = new("往返后电量低于保留值", "would not be home with its reserve"),
        ["no-way"] = new("没有可行路线", "has no way there"),
        ["weather"] = new("天气超出其限制", "does not stand the weather"),
        ["airspace"] = new("空域不允许", "may not be there"),
        ["tried"] = new("已在本任务中失手", "has lost this mission before"),
        ["away"] = new("刚刚拒绝或无法联系", "refused or could not be reached a moment ago"),
        ["offline"] = new("离线", "is not heard"),
        ["not-automatic"] = new("处于手动或急停", "is in manual mode or stopped"),
        ["taken"] = new("已被他人控制", "is under another's control"),
        ["busy"] = new("正在执行任务", "is on a mission"),
        ["broken"] = new("有严重故障", "has a grave fault"),
        ["charging"] = new("正在充电且电量不足", "charges and has too little"),
        ["resting"] = new("休整中", "rests"),
        ["off-duty"] = new("已下班", "is off duty"),
    };

    public static UnitBid Bid(PairCost pair, UnitView unit, SoughtWay sought)
    {
        UnitTerm[] terms = [.. pair.Terms.Where(term => term.Points != 0).Select(term => new UnitTerm(term.Kind.Name(), term.Quantity, term.Kind.Unit(), term.Points))];
        var bid = new UnitBid(unit.Id, unit.Definition.Name, [], pair.Points, terms, null, null, null, [], "", "");
        if (!pair.IsPossible)
        {
            var refusal = sought.WhyNot ?? CodeOf(pair.Obstacle, sought.Way);
            var not = Impossible(unit, refusal, sought);
            return bid with { Refusals = [refusal], Cost = 0, ReasonZh = not.Zh, ReasonEn = not.En };
        }

        if (sought.Way is not { } way)
        {
            var least = AtLeast(unit, pair);
            return bid with { ReasonZh = least.Zh, ReasonEn = least.En };
        }

        var reason = Possible(unit, pair, way);
        return bid with
        {
            EtaMs = way.ArriveMs,
            LengthM = way.LengthM,
            EnergyLeftPercent = unit.EnergyPercent - way.EnergyOutPercent - way.EnergyOnScenePercent - way.EnergyBackPercent,
            Path = [.. way.Legs.SelectMany(leg => leg.Path.Count > 0 ? leg.Path : [leg.To])],
            ReasonZh = reason.Zh,
            ReasonEn = reason.En,
        };
    }

    /// <summary>A reason with names instead of ids.</summary>
    public static Wording Named(Wording why, MissionView mission, UnitView unit)
    {
        return new Wording(Of(why.Zh), Of(why.En));

        string Of(string text) => text.Replace(unit.Id.Value, unit.Definition.Name, StringComparison.Ordinal)
            .Replace(mission.Id.Value, WireName.Of(mission.Kind), StringComparison.Ordinal);
    }

    private static Wording Possible(UnitView unit, PairCost pair, UnitWay way)
    {
        var terms = Terms(pair);
        return new Wording(
            $"{unit.Definition.Name} 约 {Text(pair.ArrivalS ?? 0)} 秒到达（{Text(way.LengthM)} 米），总代价 {Text(pair.Points)}：{terms}。",
            $"{unit.Definition.Name} is there in {Text(pair.ArrivalS ?? 0)} s ({Text(way.LengthM)} m), cost {Text(pair.Points)}: {terms}.");
    }

    /// <summary>It is not said how far: its way was not looked for.</summary>
    private static Wording AtLeast(UnitView unit, PairCost pair)
    {
        var terms = Terms(pair);
        return new Wording(
            $"{unit.Definition.Name} 至少 {Text(pair.ArrivalS ?? 0)} 秒到达（未规划路线），总代价至少 {Text(pair.Points)}：{terms}。",
            $"{unit.Definition.Name} is there in {Text(pair.ArrivalS ?? 0)} s at the least (its way was not looked for), cost {Text(pair.Points)} at the least: {terms}.");
    }

    private static string Terms(PairCost pair) => string.Join(", ", pair.Terms.Where(term => term.Points != 0)
        .Select(term => $"{term.Kind.Name()} {Text(term.Quantity)} {term.Kind.Unit()} = {Text(term.Points)}"));

    private static Wording Impossible(UnitView unit, string code, SoughtWay sought)
    {
        var words = Barred.GetValueOrDefault(code, new Wording("当前不可指挥", "cannot be commanded now"));
        var figures = sought.Way is { } way ? way.Refusal == code ? new Wording(way.Why, way.Why) : new Wording("", "")
            : code == "too-little-energy" && sought.Least is { } least ? new Wording(
                $"至少耗电 {Text(least.EnergyPercent)}%，现有 {Text(unit.EnergyPercent ?? 100)}%。",
                $"It takes {Text(least.EnergyPercent)} % at the least, and has {Text(unit.EnergyPercent ?? 100)} %.")
            : new Wording("", "");
        return new Wording(
            $"{unit.Definition.Name} {words.Zh}。{figures.Zh}", $"{unit.Definition.Name} {words.En}.{(figures.En.Length > 0 ? " " : "")}{figures.En}");
    }

    private static string CodeOf(Obstacle barrier, UnitWay? way) => barrier switch
    {
        Obstacle.MissingCapability => "no-capability",
        Obstacle.NotEnoughEnergy => "too-little-energy",
        Obstacle.Weather => "weather",
        Obstacle.OutOfArea => "airspace",
        _ => way?.Refusal ?? "no-way",
    };

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

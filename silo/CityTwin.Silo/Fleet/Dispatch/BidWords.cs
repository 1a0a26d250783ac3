using System.Globalization;
using CityTwin.City;
using CityTwin.Fleet.Assignment;
using CityTwin.WorkOrders;
using FleetTerm = CityTwin.Fleet.CostTerm;

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

    public static UnitBid Bid(PairCost pair, UnitView unit, string? whyNot, UnitWay? way)
    {
        var refusal = pair.IsPossible ? null : whyNot ?? CodeOf(pair.Obstacle, way);
        var reason = refusal is null ? Possible(unit, pair, way!) : Impossible(unit, refusal, way?.Refusal == refusal ? way.Why : "");
        return new UnitBid(
            unit.Id, unit.Definition.Name, refusal is null ? [] : [refusal], pair.IsPossible ? pair.Points : 0,
            [.. pair.Terms.Where(term => term.Points != 0).Select(term => new FleetTerm(term.Kind.Name(), term.Quantity, term.Kind.Unit(), term.Points))],
            refusal is null ? way!.ArriveMs : null, refusal is null ? way!.LengthM : null,
            refusal is null && unit.EnergyPercent is { } energy ? energy - way!.EnergyOutPercent - way.EnergyOnScenePercent - way.EnergyBackPercent : null,
            refusal is null ? [.. way!.Legs.SelectMany(leg => leg.Path.Count > 0 ? leg.Path : [leg.To])] : [], reason.Zh, reason.En);
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
        var terms = pair.Terms.Where(term => term.Points != 0).ToArray();
        var said = string.Join(", ", terms.Select(term => $"{term.Kind.Name()} {Text(term.Quantity)} {term.Kind.Unit()} = {Text(term.Points)}"));
        return new Wording(
            $"{unit.Definition.Name} 约 {Text(pair.ArrivalS ?? 0)} 秒到达（{Text(way.LengthM)} 米），总代价 {Text(pair.Points)}：{said}。",
            $"{unit.Definition.Name} is there in {Text(pair.ArrivalS ?? 0)} s ({Text(way.LengthM)} m), cost {Text(pair.Points)}: {said}.");
    }

    private static Wording Impossible(UnitView unit, string code, string figures)
    {
        var words = Barred.GetValueOrDefault(code, new Wording("当前不可指挥", "cannot be commanded now"));
        return new Wording(
            $"{unit.Definition.Name} {words.Zh}。{figures}", $"{unit.Definition.Name} {words.En}.{(figures.Length > 0 ? " " : "")}{figures}");
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

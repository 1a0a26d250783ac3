using CityTwin.WorkOrders;

namespace CityTwin.Gateway.Open311;

/// <summary>How an order stands, in a sentence for the public.</summary>
internal static class StatusNotes
{
    private static readonly Dictionary<string, (string Zh, string En)> Rejected = new()
    {
        ["not-found"] = ("现场未发现所述情况", "nothing was found on the spot"),
        ["not-a-city-matter"] = ("不属于城市管理事项", "it is no matter for the city"),
        ["outside-the-city"] = ("不在本市范围内", "it is outside the city"),
        ["private-matter"] = ("属于私人事务", "it is a private matter"),
        ["false-alarm"] = ("经核实为误报", "it was a false alarm"),
        ["insufficient-information"] = ("信息不足，无法办理", "there was too little to go by"),
        ["already-handled"] = ("此前已处置", "it had been seen to before"),
    };

    private static readonly Dictionary<string, (string Zh, string En)> Suspended = new()
    {
        ["weather"] = ("天气原因", "because of the weather"),
        ["awaiting-material"] = ("等待物料", "until material comes"),
        ["awaiting-permit"] = ("等待许可", "until a permit is given"),
        ["ownership-dispute"] = ("权属待定", "until it is clear whose it is"),
        ["major-works"] = ("需较大工程", "because it needs major works"),
        ["public-security"] = ("公共安全原因", "for public security"),
    };

    /// <summary>Every reason has its words: a test holds this against the listed ones.</summary>
    public static IEnumerable<string> Reasons => Rejected.Keys.Concat(Suspended.Keys);

    public static string Of(WorkOrderView order, Func<string, string> department, Tongue tongue)
    {
        var step = Step(order, department, tongue);
        return order.SuspendedBecause is { } why && Suspended.TryGetValue(why, out var words)
            ? tongue.Say($"{step}（暂缓：{words.Zh}）", $"{step} It stands still {words.En}.")
            : step;
    }

    private static string Step(WorkOrderView order, Func<string, string> department, Tongue tongue)
    {
        var lead = order.Assignments.FirstOrDefault(part => part.IsLead) is { } part ? department(part.Department) : "";
        return order.State switch
        {
            WorkOrderState.Reported => tongue.Say("已收到，等待受理。", "Received; it waits to be taken on."),
            WorkOrderState.Registered => tongue.Say("已受理。", "Taken on."),
            WorkOrderState.Reviewed or WorkOrderState.Graded => tongue.Say("已受理，正在研判。", "Taken on; it is being judged."),
            WorkOrderState.Verifying => tongue.Say("正在现场核实。", "Someone is looking on the spot."),
            WorkOrderState.Established => tongue.Say("已立案，等待派遣。", "It is a case and waits to be assigned."),
            WorkOrderState.Assigned => tongue.Say($"已派遣给{lead}。", $"Assigned: {lead}."),
            WorkOrderState.Handling when order.Reworks > 0 => tongue.Say($"{lead}正在返工。", $"It is being done again: {lead}."),
            WorkOrderState.Handling => tongue.Say($"{lead}正在处置。", $"It is being seen to: {lead}."),
            WorkOrderState.Answered => tongue.Say("处置完毕，等待核查。", "Done; it waits to be checked."),
            WorkOrderState.Checked => tongue.Say("核查通过，等待结案。", "Checked and good; it waits to be closed."),
            WorkOrderState.Closed => tongue.Say("已处置并结案。", "Done and closed."),
            WorkOrderState.Rejected => Rejected.TryGetValue(order.RejectedBecause ?? "", out var why)
                ? tongue.Say($"未予立案：{why.Zh}。", $"Not made a case: {why.En}.")
                : tongue.Say("未予立案。", "Not made a case."),
            WorkOrderState.Merged => tongue.Say("与先前的报告是同一件事，并入该单继续办理。", "It is about the same matter as an earlier report and goes on there."),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order.State, "An order has no such state."),
        };
    }
}

namespace CityTwin.Gateway.Warnings;

/// <summary>As whom the city's centres speak to the public.</summary>
public sealed class WarningOptions
{
    public const string Section = "Warnings";

    /// <summary>The domain of the senders' addresses, which no other city may have: <c>centre-500103@…</c>.</summary>
    public string Domain { get; set; } = "citytwin.invalid";

    /// <summary>How to reach the centres, for people; null for nothing.</summary>
    public string? Contact { get; set; }

    /// <summary>An absolute address with more about warnings; null for none.</summary>
    public string? Web { get; set; }

    /// <summary>How long a cancellation stays in the feed.</summary>
    public TimeSpan ShowCancelledFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Warnings in the feed at most, the newest.</summary>
    public int MaxInFeed { get; set; } = 200;

    /// <summary>
    /// The names that other authorities give our codes of divisions in CAP's <c>geocode</c>; codes under other names are
    /// not looked at, for they may be anyone's.
    /// </summary>
    public IList<string> DivisionCodeNames { get; set; } =
        ["GB/T 2260", "GB/T2260", "GB2260", "NBS", "GB/T 30428.1", "adcode", "行政区划代码"];

    /// <summary>
    /// Who brings whose messages. A principal that is named here with senders brings those alone; any other brings what is named
    /// for nobody. A sender that is not named here may be claimed by everyone who may bring messages at all.
    /// </summary>
    public IList<WarningBringer> Bringers { get; set; } = [];

    /// <summary>How long a warning of another authority holds that does not say until when.</summary>
    public TimeSpan ReceivedHoldFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Characters that are kept of a name or an event of another authority.</summary>
    public int MaxReceivedName { get; set; } = 200;

    /// <summary>Characters that are kept of its headline.</summary>
    public int MaxReceivedHeadline { get; set; } = 160;

    /// <summary>Characters that are kept of its description, its instruction and its note.</summary>
    public int MaxReceivedText { get; set; } = 4_000;

    /// <summary>Divisions of a district that are named one by one; more are named as the district.</summary>
    public int MaxReceivedAreas { get; set; } = 100;

    /// <summary>Polygons and circles of one message of another authority.</summary>
    public int MaxReceivedShapes { get; set; } = 500;

    /// <summary>Why a warning ended in a district that its sender's update does not reach any more.</summary>
    public string NoLongerHere { get; set; } = "更新后不再涉及本区。 The sender's update does not reach this district any more.";

    /// <summary>Why a warning ended that its sender's update has joined with another.</summary>
    public string Joined { get; set; } = "已并入另一条预警。 The sender's update has joined it with another.";

    /// <summary>Points of all outlines of a warning together; coarser outlines are told rather than more.</summary>
    public int MaxOutlinePoints { get; set; } = 4_000;
}
